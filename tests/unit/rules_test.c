/* rules_test.c: every rule that a pure module can raise, from both sides of its boundary.
 *
 * A row changes one field of a scene in which all is well: to a value that breaks the rule (and
 * the refusal has to name the rule, the program header and the two numbers), and to the nearest
 * value that just keeps it (and the whole load has to be planned). A rule that has neither a row
 * nor a place in the list of those that only acting code raises fails the last test. */
#include <stdlib.h>
#include <string.h>

#include "scene.h"

/* Fields are named as those of a model, so that the table is checked by the compiler. */
static struct scene model;

struct edit {
	const void *field; /* in model, NULL: no edit */
	size_t size;
	uint64_t value;
};

struct row {
	enum rule rule;
	enum scene_kind kind;
	const void *field;
	size_t size;
	uint64_t bad, good;
	int index;
	uint64_t a, b;
	struct edit given[5]; /* the same on both sides */
};

#define ON(member) &model.member, sizeof model.member
#define SET(member, value) {ON(member), value}
#define ALONE {{NULL, 0, 0}}

#define P0 program.phdr[0]
#define P1 program.phdr[1]
#define P3 program.phdr[3]
#define USER_END ARCH_USER_END
#define DATA 0x403e00UL /* p_vaddr of the data segment of a STATIC scene */
#define NO_BYTES SET(P1.p_filesz, 0)
#define NO_VDSO SET(host.vdsos, 0)

static const struct row rows[] = {
	/* the ELF header */
	{EMPTY_FILE, PIE, ON(program.size), 0, 0x3001, -1, 0, 64, ALONE},
	{NOT_ELF, PIE, ON(program.size), 1, 0x3001, -1, 0x7f000000, 0, ALONE},
	{NOT_ELF, PIE, ON(program.size), 3, 0x3001, -1, 0x7f454c00, 0, ALONE},
	{NOT_ELF, PIE, ON(program.header.e_ident[0]), 0x7e, 0x7f, -1, 0x7e454c46, 0, ALONE},
	{NOT_ELF, STATIC, ON(program.header.e_ident[3]), 'G', 'F', -1, 0x7f454c47, 0, ALONE},
	{WRONG_TYPE, PIE, ON(program.header.e_type), ET_NONE, ET_DYN, -1, ET_NONE, 0, ALONE},
	{WRONG_TYPE, STATIC, ON(program.header.e_type), ET_REL, ET_EXEC, -1, ET_REL, 0, ALONE},
	{WRONG_TYPE, PIE, ON(program.header.e_type), ET_CORE, ET_DYN, -1, ET_CORE, 0, ALONE},
	{WRONG_TYPE, PIE, ON(program.header.e_type), 0xffff, ET_DYN, -1, 0xffff, 0, ALONE},
	{WRONG_TYPE, PIE, ON(program.size), 16, 0x3001, -1, 0, 0, ALONE},
	{MACHINE_32BIT, PIE, ON(program.header.e_machine), EM_386, ARCH_MACHINE, -1, EM_386, 0,
		{SET(program.header.e_ident[EI_CLASS], ELFCLASS32)}},
	{MACHINE_32BIT, PIE, ON(program.header.e_machine), EM_ARM, ARCH_MACHINE, -1, EM_ARM, 0,
		{SET(program.header.e_ident[EI_CLASS], ELFCLASS32)}},
	{WRONG_MACHINE, PIE, ON(program.header.e_machine), EM_AARCH64, ARCH_MACHINE, -1, EM_AARCH64,
		0, ALONE},
	{WRONG_MACHINE, PIE, ON(program.header.e_machine), EM_386, ARCH_MACHINE, -1, EM_386, 0, ALONE},
	{PHENTSIZE, PIE, ON(program.header.e_phentsize), 55, 56, -1, 55, 56, ALONE},
	{PHENTSIZE, PIE, ON(program.header.e_phentsize), 57, 56, -1, 57, 56, ALONE},
	{PHENTSIZE, PIE, ON(program.header.e_phentsize), 0, 56, -1, 0, 56, ALONE},
	{PHNUM_ZERO, PIE, ON(program.header.e_phnum), 0, 1, -1, 0, 0, ALONE},
	{PHNUM_MAX, PIE, ON(program.header.e_phnum), 1171, 1170, -1, 1171, 1170,
		{SET(program.size, 0x20000)}},
	{PHNUM_MAX, PIE, ON(program.header.e_phnum), 0xffff, 1170, -1, 0xffff, 1170,
		{SET(program.size, 0x20000)}},
	{PHDRS_IN_FILE, PIE, ON(program.header.e_phoff), 0x4000 - 223, 0x4000 - 224, -1, 0x4001,
		0x4000, ALONE},
	{PHDRS_IN_FILE, PIE, ON(program.header.e_phoff), 0x4001, 64, -1, 0x4001 + 224, 0x4000, ALONE},
	{PHDRS_IN_FILE, PIE, ON(program.header.e_phnum), 293, 291, -1, 64 + 293 * 56, 0x4000, ALONE},

	/* PT_INTERP */
	{INTERP_SIZE, PIE, ON(P3.p_filesz), 0, 2, 3, 0, 4096, {SET(interp_name[1], 0)}},
	{INTERP_SIZE, PIE, ON(P3.p_filesz), 1, 2, 3, 1, 4096, {SET(interp_name[1], 0)}},
	{INTERP_SIZE, PIE, ON(P3.p_filesz), 4097, 4096, 3, 4097, 4096, ALONE},
	{INTERP_SIZE, PIE, ON(P3.p_filesz), 1UL << 40, 4096, 3, 1UL << 40, 4096, ALONE},
	{INTERP_SIZE, PIE, ON(P3.p_filesz), UINT64_MAX, 4096, 3, UINT64_MAX, 4096, ALONE},
	{INTERP_IN_FILE, PIE, ON(P3.p_offset), 0x4000 - 11, 0x4000 - 12, 3, 0x4001, 0x4000, ALONE},
	{INTERP_IN_FILE, PIE, ON(P3.p_offset), 0x4001, 0x4000 - 12, 3, 0x4001 + 12, 0x4000, ALONE},
	{INTERP_NUL, PIE, ON(interp_name[11]), 'x', 0, 3, 0, 0, ALONE},
	{INTERP_SHORT, PIE, ON(interp.size), 63, 0x2001, -1, 63, 64, ALONE},
	{INTERP_SHORT, PIE, ON(interp.size), 0, 0x2001, -1, 0, 64, ALONE},
	{INTERP_NOT_ELF, PIE, ON(interp.header.e_ident[0]), '#', 0x7f, -1, 0, 0, ALONE},
	{INTERP_MACHINE, PIE, ON(interp.header.e_machine), EM_386, ARCH_MACHINE, -1, EM_386, 0,
		{SET(interp.header.e_ident[EI_CLASS], ELFCLASS32)}},
	{INTERP_HEADER, PIE, ON(interp.header.e_type), ET_REL, ET_EXEC, -1, ET_REL, 0,
		{SET(interp.phdr[0].p_vaddr, 0x10000), SET(interp.phdr[1].p_vaddr, 0x13000)}},
	{INTERP_HEADER, PIE, ON(interp.header.e_phentsize), 57, 56, -1, 57, 0, ALONE},
	{INTERP_HEADER, PIE, ON(interp.header.e_phnum), 0, 1, -1, 0, 0, ALONE},
	{INTERP_HEADER, PIE, ON(interp.header.e_phnum), 1171, 1170, -1, 1171, 0,
		{SET(interp.size, 0x20000)}},
	{INTERP_HEADER, PIE, ON(interp.header.e_phoff), 0x4000 - 111, 0x4000 - 112, -1, 0x4000 - 111,
		0, ALONE},

	/* PT_LOAD */
	{NO_LOAD, STATIC, ON(P0.p_type), PT_NOTE, PT_LOAD, -1, 1, 0, {SET(program.header.e_phnum, 1)}},
	{NO_LOAD, PIE, ON(interp.phdr[0].p_type), PT_NULL, PT_LOAD, -1, 1, 0,
		{SET(interp.header.e_phnum, 1)}},
	{FILESZ_LE_MEMSZ, STATIC, ON(P1.p_filesz), 0x3001, 0x3000, 1, 0x3001, 0x3000,
		{SET(program.size, 0x8000)}},
	{FILESZ_LE_MEMSZ, STATIC, ON(P0.p_memsz), 0x17ff, 0x1800, 0, 0x1800, 0x17ff, ALONE},
	{FILESZ_LE_MEMSZ, PIE, ON(interp.phdr[1].p_memsz), 0, 0x800, 1, 0x800, 0, ALONE},
	{VADDR_IN_USER, STATIC, ON(P1.p_vaddr), USER_END, USER_END - 1, 1, USER_END, USER_END,
		{NO_BYTES, SET(P1.p_memsz, 0)}},
	{VADDR_IN_USER, STATIC, ON(P1.p_vaddr), 0xffffffff80000000, USER_END - 1, 1,
		0xffffffff80000000, USER_END, {NO_BYTES, SET(P1.p_memsz, 0)}},
	{VADDR_IN_USER, PIE, ON(P1.p_vaddr), USER_END, DATA, 1, USER_END, USER_END,
		{NO_BYTES, SET(P1.p_memsz, 0)}},
	{VADDR_IN_USER, PIE, ON(interp.phdr[1].p_vaddr), USER_END - SCENE_INTERP_AT,
		USER_END - SCENE_INTERP_AT - 1, 1, USER_END, USER_END,
		{SET(interp.phdr[1].p_filesz, 0), SET(interp.phdr[1].p_memsz, 0)}},
	{MEMSZ_IN_USER, STATIC, ON(P1.p_memsz), USER_END - DATA + 1, SCENE_STACK_START - DATA, 1,
		USER_END - DATA + 1, DATA, {NO_BYTES, NO_VDSO}},
	{MEMSZ_IN_USER, STATIC, ON(P1.p_memsz), USER_END + 1, SCENE_STACK_START - DATA, 1,
		USER_END + 1, DATA, {NO_BYTES, NO_VDSO}},
	{MEMSZ_IN_USER, STATIC, ON(P1.p_memsz), 1UL << 63, SCENE_STACK_START - DATA, 1, 1UL << 63,
		DATA, {NO_BYTES, NO_VDSO}},
	{MEMSZ_IN_USER, STATIC, ON(P1.p_memsz), UINT64_MAX, SCENE_STACK_START - DATA, 1, UINT64_MAX,
		DATA, {NO_VDSO}},
	{MEMSZ_IN_USER, PIE, ON(interp.phdr[1].p_memsz), USER_END - SCENE_INTERP_AT - 0x3000 + 1,
		SCENE_STACK_START - SCENE_INTERP_AT - 0x3000, 1,
		USER_END - SCENE_INTERP_AT - 0x3000 + 1, SCENE_INTERP_AT + 0x3000, ALONE},
	{CONGRUENT, STATIC, ON(P1.p_offset), 0x2e01, 0x2e00, 1, 0x2e01, DATA, ALONE},
	{CONGRUENT, STATIC, ON(P1.p_offset), 0x2d00, 0x1e00, 1, 0x2d00, DATA, ALONE},
	{OFFSET_RANGE, STATIC, ON(P1.p_offset), 0x8000000000000e00, 0x7fffffffffffde00, 1,
		0x8000000000000e00, 0x400, {SET(P1.p_flags, PF_R)}},
	{OFFSET_RANGE, STATIC, ON(P1.p_offset), 0x7fffffffffffee00, 0x7fffffffffffde00, 1,
		0x7fffffffffffee00, 0x400, {SET(P1.p_flags, PF_R)}},
	{TAIL_IN_FILE, STATIC, ON(program.size), 0x3000, 0x3001, 1, 0x3200, 0x3000, ALONE},
	{TAIL_IN_FILE, STATIC, ON(P1.p_flags), PF_W, PF_R, 1, 0x3200, 0x2000,
		{SET(program.size, 0x2000)}},
	{LOW_ADDRESS, STATIC, ON(P1.p_vaddr), 0xfe00, 0x10e00, 1, 0xf000, 65536, ALONE},
	{LOW_ADDRESS, STATIC, ON(P0.p_vaddr), 0, 0x10000, 0, 0, 65536, ALONE},
	{LOW_ADDRESS, STATIC_PIE, ON(P0.p_filesz), 0, 0x1800, 0, 0, 65536, ALONE},
	{LOW_ADDRESS, PIE, ON(interp.phdr[0].p_filesz), 0, 0x1800, 0, 0, 65536, ALONE},
	{ALIGN_ROOM, PIE, ON(P0.p_align), 1UL << 47, 1UL << 46, -1, 1UL << 47, 0x7000, ALONE},
	{ALIGN_ROOM, STATIC_PIE, ON(P1.p_align), 1UL << 47, 1UL << 46, -1, 1UL << 47, 0x7000, ALONE},
	{ALIGN_ROOM, PIE, ON(P1.p_memsz), USER_END - 0x555555554000 - 0x3e00 + 1,
		SCENE_STACK_START - 0x555555554000 - 0x3e00, -1, 4096,
		USER_END - 0x555555554000 + 0x1000, {NO_BYTES, NO_VDSO}},
	{OVER_STACK, STATIC, ON(P1.p_memsz), SCENE_STACK_START - DATA + 1, SCENE_STACK_START - DATA,
		1, 0x403000, SCENE_STACK_START + 0x1000, {NO_BYTES, NO_VDSO}},
	{OVER_STACK, STATIC, ON(P1.p_vaddr), SCENE_STACK_END - 0xe00, SCENE_STACK_START - 0x1200, 1,
		SCENE_STACK_END - 0x1000, SCENE_STACK_END,
		{NO_BYTES, SET(P1.p_memsz, 0x200)}},
	{OVER_STACK, STATIC, ON(rq.stack_size), (2 << 20) + 1, 2 << 20, 1, 0x7fffffcfe000,
		0x7fffffcff000, {SET(rq.has_stack_size, 1), NO_BYTES, NO_VDSO, SET(P1.p_memsz, 0x200),
			SET(P1.p_vaddr, SCENE_STACK_END - 0x300200)}}, /* and the gap of 1 MiB */
	{OVER_VDSO, STATIC, ON(P1.p_memsz), SCENE_VDSO_START - DATA + 1, SCENE_VDSO_START - DATA, 1,
		0x403000, SCENE_VDSO_START + 0x1000, {NO_BYTES, SET(host.vdso_fixed, 1),
			SET(host.where.vdso, 0)}},
	{OVER_VDSO, STATIC, ON(host.vdso_fixed), 1, 0, 1, SCENE_VDSO_END - 0x1000, SCENE_VDSO_END,
		{NO_BYTES, SET(P1.p_memsz, 0x200), SET(P1.p_vaddr, SCENE_VDSO_END - 0x200)}},
	{OVER_VDSO, STATIC, ON(P1.p_memsz), 0x7fffe000f001 - DATA, 0x7fffe000f000 - DATA, 1, 0x403000,
		0x7fffe0010000, /* a vDSO above the stack, as on Linux 6.1: the stack ends lower */
		{NO_BYTES, SET(host.stack.start, 0x200000), SET(host.stack.end, 0x300000),
			SET(host.vdso_home[0].start, 0x7fffe000f000),
			SET(host.vdso_home[2].end, 0x7fffe0014000)}},
	{OVER_VDSO, PIE, ON(host.where.vdso), SCENE_INTERP_AT - 0x7000, SCENE_INTERP_AT - 0x8000, 0,
		SCENE_INTERP_AT, SCENE_INTERP_AT + 0x2000, ALONE},
	{OVER_VDSO, STATIC_PIE, ON(host.where.program), 0x5a7000, 0x5a8000, 0, 0x5a7000, 0x5a9000,
		{SET(host.vdso_parked, 1), SET(host.vdso[0].start, 0x5a0000),
			SET(host.vdso[2].end, 0x5a8000)}},
	{ENTRY_IN_USER, STATIC, ON(program.header.e_entry), USER_END, USER_END - 1, -1, USER_END,
		USER_END, ALONE},
	{ENTRY_IN_USER, STATIC, ON(program.header.e_entry), UINT64_MAX, 0, -1, UINT64_MAX, USER_END,
		ALONE},
	{ENTRY_IN_USER, PIE, ON(interp.header.e_entry), USER_END - SCENE_INTERP_AT,
		USER_END - SCENE_INTERP_AT - 1, -1, USER_END, USER_END, ALONE},

	/* arguments, stack */
	{STRING_LONG, STATIC, ON(string_bytes), 131072, 131071, -1, 131072, 131071, ALONE},
	{ARGS_BIG, STATIC, ON(fill), 2097153, 2097152, -1, 2097153, 2097152, ALONE},
	{ARGS_BIG, STATIC, ON(fill), 131073, 131072, -1, 131073, 131072,
		{SET(host.stack_limit, 256 << 10)}},
	{ARGS_BIG, STATIC, ON(fill), (6 << 20) + 1, 6 << 20, -1, (6 << 20) + 1, 6 << 20,
		{SET(host.stack_limit, 24 << 20)}},
	{ARGS_BIG, STATIC, ON(fill), (6 << 20) + 1, 6 << 20, -1, (6 << 20) + 1, 6 << 20,
		{SET(host.stack_limit, UINT64_MAX)}},
	/* 8 bytes, strings (fill less two pointers), to 16; 23 bytes, auxv, 5 words, to 16 */
	{STACK_SMALL, STATIC, ON(fill), 65113, 65112, -1, 65552, 65536,
		{SET(host.stack_limit, 65536)}},

	/* options */
	{LOAD_BASE_EXEC, STATIC, ON(rq.has_load_base), 1, 0, -1, 0x400000, 0, ALONE},
	{LOAD_BASE_ALIGN, PIE, ON(rq.load_base), 0x100800, 0x101000, -1, 0x100800, 4096,
		{SET(rq.has_load_base, 1)}},
	{LOAD_BASE_ALIGN, PIE, ON(rq.load_base), 0x301000, 0x400000, -1, 0x301000, 0x200000,
		{SET(rq.has_load_base, 1), SET(P1.p_align, 0x200000)}},
	{LOAD_BASE_ROOM, PIE, ON(rq.load_base), USER_END - 0x6000, SCENE_STACK_START - 0x7000, -1,
		USER_END - 0x6000, 0x7000, {SET(rq.has_load_base, 1)}},
	{LOAD_BASE_ROOM, STATIC_PIE, ON(rq.load_base), USER_END, 0x10000, -1, USER_END, 0x7000,
		{SET(rq.has_load_base, 1)}},
	{LOAD_BASE_ROOM, PIE, ON(rq.load_base), 0xfffffffffffff000, 0x10000, -1, 0xfffffffffffff000,
		0x7000, {SET(rq.has_load_base, 1)}},
	{LOW_ADDRESS, PIE, ON(rq.load_base), 0xf000, 0x10000, 0, 0xf000, 65536,
		{SET(rq.has_load_base, 1)}},
	{STACK_SIZE_SMALL, STATIC, ON(rq.stack_size), 0, 1, -1, 0, 0x1d0,
		{SET(rq.has_stack_size, 1)}},
	{STACK_SIZE_SMALL, STATIC, ON(rq.stack_size), 0x3000, 0x3001, -1, 0x3000, 0x3030,
		{SET(rq.has_stack_size, 1), SET(string_bytes, 0x3000 - 0x1b0)}},
	{STACK_SIZE_LARGE, STATIC, ON(rq.stack_size), (8 << 20) + 1, 8 << 20, -1, (8 << 20) + 1,
		8 << 20, {SET(rq.has_stack_size, 1)}},
	{STACK_SIZE_LARGE, STATIC, ON(rq.stack_size), UINT64_MAX, 8 << 20, -1, UINT64_MAX, 8 << 20,
		{SET(rq.has_stack_size, 1)}},
	{BRK_ROOM, STATIC, ON(rq.brk), 65535, 65536, -1, 65535, 65536, {SET(rq.has_brk, 1)}},
	{BRK_ROOM, STATIC, ON(rq.brk), USER_END, USER_END - 1, -1, USER_END, 65536,
		{SET(rq.has_brk, 1)}},
	{NO_ROOM, STATIC, ON(P1.p_memsz), SCENE_STACK_START - 0x100000 - 0x10000,
		SCENE_STACK_START - 0x100000 - 0x11000, -1, 4096, 0,
		{NO_BYTES, SET(P1.p_vaddr, 0x10000), SET(host.in_place, 0), NO_VDSO}},
};

/* Raised by code that acts; tests/refusals shows them on live files. */
static const enum rule acting_only[] = {
	NOT_FOUND, NOT_IN_PATH, OPEN_FAILED, UNREADABLE, NOT_REGULAR, NO_EXEC_PERMISSION,
	NOEXEC_MOUNT, TEXT_BUSY, READ_FAILED, SCRIPT_DEPTH,
	INTERP_NOT_FOUND, SCRIPT_CLOSES, NO_MEMORY, SYSTEM, THREADS, SHARED_MEMORY,
	NO_PROC, RSEQ, FAULT_NOT_HERE,
};

/* Raised by reading a #! line: script_test.c. */
static const enum rule scripts_only[] = {SCRIPT_EMPTY, SCRIPT_LINE_LONG};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void apply(struct scene *s, const void *field, size_t size, uint64_t value)
{
	size_t at;

	if (!field)
		return;
	at = (size_t)((const char *)field - (const char *)&model);
	ck_assert_uint_le(at + size, sizeof *s);
	memcpy((char *)s + at, &value, size); /* little-endian, as all that uload knows so far */
}

static int run_row(const struct row *row, uint64_t value, struct outcome *o)
{
	struct scene *s = scene_new(row->kind);
	int result;

	for (size_t i = 0; i < COUNT(row->given); i++)
		apply(s, row->given[i].field, row->given[i].size, row->given[i].value);
	apply(s, row->field, row->size, value);
	result = scene_run(s, o);
	outcome_free(o);
	free(s);
	return result;
}

START_TEST(breaks)
{
	const struct row *row = &rows[_i];
	const char *id = rule_id(row->rule);
	struct outcome o;

	ck_assert_msg(run_row(row, row->bad, &o) == -1, "row %d: %s not raised", _i, id);
	ck_assert_msg(o.why.rule == row->rule, "row %d: %s, not %s", _i, rule_id(o.why.rule), id);
	ck_assert_msg(o.why.index == row->index && o.why.a == row->a && o.why.b == row->b,
		"row %d: %s: index %d, %#lx, %#lx", _i, id, o.why.index, (unsigned long)o.why.a,
		(unsigned long)o.why.b);
}
END_TEST

START_TEST(just_passes)
{
	const struct row *row = &rows[_i];
	struct outcome o;

	ck_assert_msg(run_row(row, row->good, &o) == 0, "row %d: %s: refused by %s %d %#lx %#lx", _i,
		rule_id(row->rule), rule_id(o.why.rule), o.why.index, (unsigned long)o.why.a,
		(unsigned long)o.why.b);
}
END_TEST

START_TEST(every_rule_has_a_row)
{
	for (int rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		int shown = 0, acting = 0;

		for (size_t i = 0; i < COUNT(rows); i++)
			shown |= (int)rows[i].rule == rule;
		for (size_t i = 0; i < COUNT(acting_only); i++)
			acting |= (int)acting_only[i] == rule;
		for (size_t i = 0; i < COUNT(scripts_only); i++)
			acting |= (int)scripts_only[i] == rule;
		ck_assert_msg(shown != acting, "rule %s has %s", rule_id((enum rule)rule),
			shown ? "a row, and is said to be raised elsewhere" : "no row");
	}
}
END_TEST

START_TEST(good_scenes_are_good)
{
	struct row nothing = {.kind = (enum scene_kind)_i};
	struct outcome o;

	ck_assert_int_eq(run_row(&nothing, 0, &o), 0);
}
END_TEST

Suite *rules_suite(void)
{
	Suite *suite = suite_create("rules");
	TCase *tcase = tcase_create("rules.def");

	tcase_add_loop_test(tcase, good_scenes_are_good, 0, SCENE_KINDS);
	tcase_add_loop_test(tcase, breaks, 0, COUNT(rows));
	tcase_add_loop_test(tcase, just_passes, 0, COUNT(rows));
	tcase_add_test(tcase, every_rule_has_a_row);
	suite_add_tcase(suite, tcase);
	return suite;
}
