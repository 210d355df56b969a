/* plan_test.c: the steps and their order. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "scene.h"

/* ---- order ---- */

/* One word per step: operation, and the file it is about. */
static const char *const ops[STEP_OPS] = {
	[STEP_UNMAP] = "unmap", [STEP_MAP_FILE] = "map", [STEP_MAP_ZERO] = "zero",
	[STEP_WIPE] = "wipe", [STEP_MOVE] = "move", [STEP_PROTECT] = "protect", [STEP_GROW] = "grow",
	[STEP_STACK] = "stack", [STEP_DROP] = "drop", [STEP_NAME] = "name", [STEP_MM] = "mm",
	[STEP_EXE] = "exe", [STEP_CLOSE] = "close", [STEP_PERSONALITY] = "personality",
	[STEP_LIMIT] = "limit", [STEP_STOP] = "stop", [STEP_WRITE] = "write", [STEP_LEAVE] = "leave",
};

static void spell(const struct outcome *o, char *out)
{
	static const char *const whose[] = {"", "-p", "-i"};

	*out = '\0';
	for (size_t i = 0; i < o->plan.steps; i++) {
		const struct step *step = &o->plan.step[i];

		ck_assert_uint_lt(step->op, STEP_OPS);
		strcat(out, i ? " " : "");
		strcat(out, ops[step->op]);
		strcat(out, whose[step->role]);
	}
}

struct order {
	const char *what;
	enum scene_kind kind;
	int bridge, stop, stack_exec, restore, parked;
	uint64_t stack_start; /* of the host, 0: as it is */
	const char *expect;
};

static const struct order orders[] = {
	{"in place", STATIC, 0, 0, 0, 0, 0, 0,
		"map-p map-p wipe-p zero-p stack wipe name mm close-p drop leave"},
	{"through a bridge, with exe link", STATIC, 1, 0, 0, 0, 0, 0,
		"unmap map-p map-p wipe-p zero-p stack wipe name mm exe-p close-p drop leave"},
	{"with interpreter", PIE, 1, 0, 0, 0, 1, 0,
		"unmap map-p map-p wipe-p zero-p map-i map-i wipe-i move move move stack wipe name mm "
		"exe-p close-p close-i drop leave"},
	{"static-PIE", STATIC_PIE, 0, 0, 0, 0, 1, 0,
		"map-p map-p wipe-p zero-p move move move stack wipe name mm close-p drop leave"},
	{"an executable stack", STATIC, 0, 0, 1, 0, 0, 0,
		"map-p map-p wipe-p zero-p protect stack wipe name mm close-p drop leave"},
	{"a stack too small", STATIC, 0, 0, 0, 0, 0, SCENE_STACK_END - 0x10000,
		"map-p map-p wipe-p zero-p grow stack wipe name mm close-p drop leave"},
	{"a stack too large", STATIC, 0, 0, 0, 0, 0, SCENE_STACK_END - 0x100000,
		"map-p map-p wipe-p zero-p unmap stack wipe name mm close-p drop leave"},
	{"after running itself again", STATIC, 0, 0, 0, 1, 0, 0,
		"map-p map-p wipe-p zero-p stack wipe name mm close-p personality limit drop leave"},
	{"--stop", STATIC, 0, 1, 0, 0, 0, 0,
		"map-p map-p wipe-p zero-p stack wipe name mm close-p stop drop leave"},
};

static struct scene *order_scene(const struct order *row)
{
	struct scene *s = scene_new(row->kind);

	s->host.exe_link = row->bridge ? EXE_LINK_DIRECT : EXE_LINK_UNWANTED;
	s->rq.stop = row->stop ? STOP_ENTRY : STOP_NOWHERE;
	s->rq.restore_personality = s->rq.restore_stack_limit = row->restore;
	if (row->stack_exec)
		s->program.phdr[2].p_flags = PF_R | PF_W | PF_X;
	if (row->stack_start)
		s->host.stack.start = row->stack_start;
	for (size_t i = 0; row->parked && i < s->host.vdsos; i++) {
		s->host.vdso[i].start += 0x5a0000UL - SCENE_VDSO_START;
		s->host.vdso[i].end += 0x5a0000UL - SCENE_VDSO_START;
	}
	s->host.vdso_parked = row->parked;
	if (!row->parked)
		s->host.where.vdso = 0;
	return s;
}

START_TEST(order)
{
	const struct order *row = &orders[_i];
	struct scene *s = order_scene(row);
	struct outcome o;
	char got[1000];

	ck_assert_msg(scene_run(s, &o) == 0, "%s: %s", row->what, rule_id(o.why.rule));
	spell(&o, got);
	ck_assert_msg(strcmp(got, row->expect) == 0, "%s: %s", row->what, got);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- what a step says ---- */

static void expect_step(const struct step *step, uint64_t address, uint64_t length, unsigned prot,
	uint64_t offset, enum reason reason)
{
	ck_assert_ptr_nonnull(step);
	ck_assert_uint_eq(step->address, address);
	ck_assert_uint_eq(step->length, length);
	ck_assert_uint_eq(step->prot, prot);
	ck_assert_uint_eq(step->offset, offset);
	ck_assert_int_eq(step->reason, reason);
}

START_TEST(segments)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;
	uint64_t b = 0x555555554000;
	unsigned rw = PROT_READ | PROT_WRITE;

	s->program.phdr[0].p_memsz = 0x3000; /* bss behind text: [2000, 3000), rwx; tail may stay */
	s->interp.phdr[1].p_filesz = 0;
	ck_assert_int_eq(scene_run(s, &o), 0);
	expect_step(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 0), b, 0x2000, PROT_READ | PROT_EXEC, 0,
		R_FIRST_PIE);
	ck_assert(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 0)->noreplace);
	expect_step(scene_step(&o, STEP_WIPE, OF_PROGRAM, 0), b + 0x1800, 0x800, 0, 0, R_TAIL);
	ck_assert(scene_step(&o, STEP_WIPE, OF_PROGRAM, 0)->may_fail);
	expect_step(scene_step(&o, STEP_MAP_ZERO, OF_PROGRAM, 0), b + 0x2000, 0x1000, rw | PROT_EXEC,
		0, R_BSS);
	expect_step(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 1), b + 0x3000, 0x2000, rw, 0x2000,
		R_NEXT);
	ck_assert(!scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 1)->noreplace);
	expect_step(scene_step(&o, STEP_WIPE, OF_PROGRAM, 1), b + 0x4200, 0xe00, 0, 0, R_TAIL);
	ck_assert(!scene_step(&o, STEP_WIPE, OF_PROGRAM, 1)->may_fail);
	expect_step(scene_step(&o, STEP_MAP_ZERO, OF_PROGRAM, 1), b + 0x5000, 0x2000, rw, 0, R_BSS);
	expect_step(scene_step(&o, STEP_MAP_FILE, OF_INTERP, 0), SCENE_INTERP_AT, 0x2000,
		PROT_READ | PROT_EXEC, 0, R_FIRST_INTERP);
	expect_step(scene_step(&o, STEP_MAP_ZERO, OF_INTERP, 1), SCENE_INTERP_AT + 0x3000, 0x1000, rw,
		0, R_NO_FILE_BYTES);
	outcome_free(&o);
	free(s);
}
END_TEST

static const struct { enum scene_kind kind; uint64_t base; enum reason reason; } firsts[] = {
	{STATIC, 0, R_FIRST_EXEC}, {DYNAMIC, 0, R_FIRST_EXEC}, {PIE, 0, R_FIRST_PIE},
	{STATIC_PIE, 0, R_FIRST_STATIC_PIE}, {PIE, 0x10000000, R_FIRST_ASKED},
};

START_TEST(first_reason)
{
	struct scene *s = scene_new(firsts[_i].kind);
	struct outcome o;

	s->rq.has_load_base = firsts[_i].base != 0;
	s->rq.load_base = firsts[_i].base;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 0)->reason, firsts[_i].reason);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(stack_steps)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;
	const struct step *leave;

	ck_assert_int_eq(scene_run(s, &o), 0);
	expect_step(scene_step(&o, STEP_STACK, OF_NONE, -1), 0x7fffffffee30, 0x1d0, 0, 0, R_STACK);
	expect_step(scene_step(&o, STEP_WIPE, OF_NONE, -1), 0x7fffffffe000, 0xe30, 0, 0, R_BELOW_SP);
	expect_step(scene_step(&o, STEP_DROP, OF_NONE, -1), SCENE_STACK_START, 0x20000, 0, 0, R_DROP);
	leave = scene_step(&o, STEP_LEAVE, OF_NONE, -1);
	expect_step(leave, 0x7fffffffee30, 0, 0, 0, R_LEAVE);
	ck_assert_uint_eq(leave->to, 0x401010);
	outcome_free(&o);
	s->host.tail.offset = 0;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(scene_step(&o, STEP_LEAVE, OF_NONE, -1)->reason, R_LEAVE_PAGE);
	outcome_free(&o);
	free(s);
}
END_TEST

static const struct { enum exe_link link; int reason; } links[] = {
	{EXE_LINK_DIRECT, R_EXE}, {EXE_LINK_CHILD, R_EXE_CHILD}, {EXE_LINK_UNWANTED, -1},
};

START_TEST(exe_link)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;
	const struct step *step;

	s->host.exe_link = links[_i].link;
	ck_assert_int_eq(scene_run(s, &o), 0);
	step = scene_step(&o, STEP_EXE, OF_PROGRAM, -1);
	ck_assert_int_eq(step ? (int)step->reason : -1, links[_i].reason);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(own_mappings_leave)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->host.exe_link = EXE_LINK_DIRECT;
	s->host.owns = 2;
	s->host.own[1] = (struct range){0x100000000, 0x100003000};
	ck_assert_int_eq(scene_run(s, &o), 0);
	expect_step(&o.plan.step[0], SCENE_OWN_START, SCENE_OWN_END - SCENE_OWN_START, 0, 0,
		R_OWN_IMAGE);
	expect_step(&o.plan.step[1], 0x100000000, 0x3000, 0, 0, R_OWN_SCRATCH);
	outcome_free(&o);
	s->host.living = 1;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(o.plan.step[0].reason, R_OLD_MAPPINGS);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- --stop=steps ---- */

START_TEST(stops_between)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;
	struct step before[64], after[128];
	size_t n;

	ck_assert_int_eq(scene_run(s, &o), 0);
	n = o.plan.steps;
	memcpy(before, o.plan.step, n * sizeof *before);
	free(o.plan.step);
	o.plan.step = after;
	memcpy(after, before, n * sizeof *before);
	plan_stops(&o.plan);
	ck_assert_uint_eq(o.plan.steps, 2 * n);
	for (size_t i = 0; i < n; i++) {
		ck_assert_int_eq(after[2 * i].op, STEP_STOP);
		ck_assert_mem_eq(&after[2 * i + 1], &before[i], sizeof *before);
	}
	o.plan.step = NULL;
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- names ---- */

static const struct { const char *path, *comm; } comms[] = {
	{"prog", "prog"}, {"./prog", "prog"}, {"/bin/a/b", "b"}, {"a/", ""}, {"/", ""}, {"", ""},
	{"//x", "x"},
};

START_TEST(comm)
{
	ck_assert_str_eq(plan_comm(comms[_i].path), comms[_i].comm);
}
END_TEST

START_TEST(named_after)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->rq.program = "/a/b/script";
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_str_eq(scene_step(&o, STEP_NAME, OF_NONE, -1)->text, "script");
	outcome_free(&o);
	s->rq.comm = "/x/other";
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_str_eq(scene_step(&o, STEP_NAME, OF_NONE, -1)->text, "other");
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(every_reason_has_words)
{
	for (int i = 0; i < REASON_COUNT; i++) {
		ck_assert_uint_gt(strlen(reason_text((enum reason)i)), 0);
		ck_assert_uint_gt(strlen(reason_source((enum reason)i)), 0);
	}
}
END_TEST

/* The most steps that can be: all segments of both files have file pages, tails and zero pages. */
START_TEST(room)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	s->program.header.e_phnum = 1170;
	s->program.size = 0x20000;
	for (uint64_t i = 4; i < 1170; i++)
		s->program.phdr[i] = scene_load(0x2e00, 0xe00 + i * 0x10000, 0x10, 0x2000, PF_R | PF_W);
	s->host.exe_link = EXE_LINK_CHILD;
	s->rq.stop = STOP_ENTRY;
	s->rq.restore_personality = s->rq.restore_stack_limit = 1;
	s->host.stack.start = SCENE_STACK_END - 0x10000;
	s->program.phdr[2].p_flags = PF_X;
	ck_assert_int_eq(scene_run(s, &o), 0); /* which asserts steps <= room */
	ck_assert_uint_gt(o.plan.steps, 3 * 1166);
	outcome_free(&o);
	free(s);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *plan_suite(void)
{
	Suite *suite = suite_create("plan");
	TCase *tcase = tcase_create("plan");

	tcase_add_loop_test(tcase, order, 0, COUNT(orders));
	tcase_add_test(tcase, segments);
	tcase_add_loop_test(tcase, first_reason, 0, COUNT(firsts));
	tcase_add_test(tcase, stack_steps);
	tcase_add_loop_test(tcase, exe_link, 0, COUNT(links));
	tcase_add_test(tcase, own_mappings_leave);
	tcase_add_test(tcase, stops_between);
	tcase_add_loop_test(tcase, comm, 0, COUNT(comms));
	tcase_add_test(tcase, named_after);
	tcase_add_test(tcase, every_reason_has_words);
	tcase_add_test(tcase, room);
	suite_add_tcase(suite, tcase);
	return suite;
}
