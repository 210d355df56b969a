/* layout_test.c: the kernel's choice of addresses, hand-computed. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "scene.h"

/* ---- segments ---- */

#define RW (PROT_READ | PROT_WRITE)
#define RWX (RW | PROT_EXEC)

struct place {
	const char *what;
	Elf64_Phdr ph;
	uint64_t bias;
	struct segment expect;
};

#define LOAD(offset, vaddr, filesz, memsz, flags) \
	{.p_type = PT_LOAD, .p_flags = flags, .p_offset = offset, .p_vaddr = vaddr, \
	 .p_filesz = filesz, .p_memsz = memsz}

static const struct place places[] = {
	{"file bytes only, whole pages", LOAD(0, 0x400000, 0x2000, 0x2000, PF_R), 0,
		{.page = 0x400000, .file_end = 0x402000, .page_end = 0x402000, .mem_end = 0x402000,
		 .prot = PROT_READ, .zero_prot = RW}},
	{"file bytes only, to the middle of a page: the rest of the page stays the file's",
		LOAD(0x10, 0x400010, 0x20, 0x20, PF_R | PF_X), 0,
		{.page = 0x400000, .file_end = 0x400030, .page_end = 0x401000, .mem_end = 0x401000,
		 .prot = PROT_READ | PROT_EXEC, .zero_prot = RWX}},
	{"bss within the page", LOAD(0x1e00, 0x401e00, 0x100, 0x200, PF_R | PF_W), 0,
		{.page = 0x401000, .file_end = 0x401f00, .page_end = 0x402000, .mem_end = 0x402000,
		 .offset = 0x1000, .prot = RW, .zero_prot = RW, .wipe_tail = 1, .wipe_must = 1}},
	{"bss to the page's end", LOAD(0x1e00, 0x401e00, 0x100, 0x200 + 0x1000, PF_R | PF_W), 0,
		{.page = 0x401000, .file_end = 0x401f00, .page_end = 0x402000, .mem_end = 0x403000,
		 .offset = 0x1000, .prot = RW, .zero_prot = RW, .wipe_tail = 1, .wipe_must = 1}},
	{"bss one byte into a page", LOAD(0x1e00, 0x401e00, 0x100, 0x201 + 0x1000, PF_R | PF_W), 0,
		{.page = 0x401000, .file_end = 0x401f00, .page_end = 0x402000, .mem_end = 0x404000,
		 .offset = 0x1000, .prot = RW, .zero_prot = RW, .wipe_tail = 1, .wipe_must = 1}},
	{"file bytes end with the page: nothing to wipe",
		LOAD(0x1e00, 0x401e00, 0x200, 0x201, PF_R | PF_W), 0,
		{.page = 0x401000, .file_end = 0x402000, .page_end = 0x402000, .mem_end = 0x403000,
		 .offset = 0x1000, .prot = RW, .zero_prot = RW}},
	{"bss behind a read-only segment is writable, its wipe may fail",
		LOAD(0, 0x400000, 0x10, 0x2000, PF_R), 0,
		{.page = 0x400000, .file_end = 0x400010, .page_end = 0x401000, .mem_end = 0x402000,
		 .prot = PROT_READ, .zero_prot = RW, .wipe_tail = 1}},
	{"bss behind text is writable and executable", LOAD(0, 0x400000, 0x10, 0x2000, PF_X), 0,
		{.page = 0x400000, .file_end = 0x400010, .page_end = 0x401000, .mem_end = 0x402000,
		 .prot = PROT_EXEC, .zero_prot = RWX, .wipe_tail = 1}},
	{"no permission at all", LOAD(0, 0x400000, 0x10, 0x10, 0), 0,
		{.page = 0x400000, .file_end = 0x400010, .page_end = 0x401000, .mem_end = 0x401000,
		 .prot = PROT_NONE, .zero_prot = RW}},
	{"p_filesz 0: zero pages from the page of p_vaddr on",
		LOAD(0x123, 0x400ff8, 0, 0x10, PF_R | PF_W), 0,
		{.page = 0x400000, .file_end = 0x400ff8, .page_end = 0x400000, .mem_end = 0x402000,
		 .offset = 0x123UL - 0xff8, .prot = RW, .zero_prot = RW}},
	{"p_filesz 0, incongruent: nobody looks", LOAD(0x1, 0x400000, 0, 0x1000, PF_R | PF_W), 0,
		{.page = 0x400000, .file_end = 0x400000, .page_end = 0x400000, .mem_end = 0x401000,
		 .offset = 1, .prot = RW, .zero_prot = RW}},
	{"p_memsz 0: nothing", LOAD(0, 0x400123, 0, 0, PF_R), 0,
		{.page = 0x400000, .file_end = 0x400123, .page_end = 0x400000, .mem_end = 0x400000,
		 .offset = -0x123UL, .prot = PROT_READ, .zero_prot = RW}},
	{"with a bias", LOAD(0x2e00, 0x3e00, 0x400, 0x3000, PF_R | PF_W), 0x555555554000,
		{.page = 0x555555557000, .file_end = 0x555555558200, .page_end = 0x555555559000,
		 .mem_end = 0x55555555b000, .offset = 0x2000, .prot = RW, .zero_prot = RW,
		 .wipe_tail = 1, .wipe_must = 1}},
	{"with a negative bias", LOAD(0x1000, 0x600000001000, 0x1000, 0x1000, PF_R | PF_W | PF_X),
		0x555555554000UL - 0x600000000000UL,
		{.page = 0x555555555000, .file_end = 0x555555556000, .page_end = 0x555555556000,
		 .mem_end = 0x555555556000, .offset = 0x1000, .prot = RWX, .zero_prot = RWX}},
	{"a byte", LOAD(0xfff, 0x400fff, 1, 1, PF_R), 0,
		{.page = 0x400000, .file_end = 0x401000, .page_end = 0x401000, .mem_end = 0x401000,
		 .prot = PROT_READ, .zero_prot = RW}},
	{"unknown flags are no permissions", LOAD(0, 0x400000, 1, 1, 0xfffffff8), 0,
		{.page = 0x400000, .file_end = 0x400001, .page_end = 0x401000, .mem_end = 0x401000,
		 .prot = PROT_NONE, .zero_prot = RW}},
};

START_TEST(segments)
{
	const struct place *p = &places[_i];
	struct segment s, e = p->expect;

	segment_place(&p->ph, 7, p->bias, &s);
	ck_assert_msg(s.index == 7 && s.page == e.page && s.file_end == e.file_end
		&& s.page_end == e.page_end && s.mem_end == e.mem_end, "%s: edges", p->what);
	ck_assert_msg(s.prot == e.prot && s.zero_prot == e.zero_prot, "%s: protection", p->what);
	ck_assert_msg(!s.wipe_tail == !e.wipe_tail && !s.wipe_must == !e.wipe_must, "%s: wipe",
		p->what);
	if (s.page_end > s.page)
		ck_assert_msg(s.offset == e.offset, "%s: offset", p->what);
}
END_TEST

/* ---- where a program goes ---- */

struct choice {
	const char *what;
	enum scene_kind kind;
	int randomize;
	uint64_t chance, align, first_vaddr, asked;
	uint64_t bias;
};

/* first_vaddr is added to every p_vaddr and the entry. */
static const struct choice choices[] = {
	{"ET_EXEC", STATIC, 1, ~0UL, 0, 0, 0, 0},
	{"ET_EXEC ignores p_align", STATIC, 0, 0, 1UL << 40, 0, 0, 0},
	{"ET_EXEC with interpreter", DYNAMIC, 1, ~0UL, 0, 0, 0, 0},
	{"PIE without ASLR", PIE, 0, ~0UL, 0, 0, 0, 0x555555554000},
	{"PIE, chance 0", PIE, 1, 0, 0, 0, 0, 0x555555554000},
	{"PIE, chance 1", PIE, 1, 1, 0, 0, 0, 0x555555555000},
	{"PIE, most chance", PIE, 1, ~0UL, 0, 0, 0, 0x555555554000 + 0xfffffff000},
	{"PIE, only 28 bits count", PIE, 1, 1UL << 28, 0, 0, 0, 0x555555554000},
	{"PIE of 2 MiB pages", PIE, 0, 0, 0x200000, 0, 0, 0x555555400000},
	{"PIE of 2 MiB pages, chance", PIE, 1, 0xad, 0x200000, 0, 0, 0x555555600000},
	{"PIE of 1 GiB pages", PIE, 0, 0, 1UL << 30, 0, 0, 0x555540000000},
	{"PIE of 2^46", PIE, 0, 0, 1UL << 46, 0, 0, 0x400000000000},
	{"PIE linked at an address", PIE, 0, 0, 0, 0x10000, 0, 0x555555544000},
	{"PIE linked above its base", PIE, 0, 0, 0, 0x600000000000, 0,
		0x555555554000UL - 0x600000000000UL},
	{"static-PIE: the kernel's answer", STATIC_PIE, 1, ~0UL, 0, 0, 0, SCENE_PROGRAM_AT},
	{"static-PIE of 1 GiB pages: rounded down", STATIC_PIE, 0, 0, 1UL << 30, 0, 0,
		0x7fffc0000000},
	{"static-PIE linked at an address", STATIC_PIE, 0, 0, 0, 0x10000, 0,
		SCENE_PROGRAM_AT - 0x10000},
	{"static-PIE that begins within a page", STATIC_PIE, 0, 0, 0, 0x10040, 0,
		SCENE_PROGRAM_AT - 0x10000},
	{"the same, of 2 MiB pages", STATIC_PIE, 0, 0, 0x200000, 0x10040, 0,
		SCENE_PROGRAM_AT - 0x11000},
	{"PIE that begins within a page", PIE, 0, 0, 0, 0x10040, 0, 0x555555543000},
	{"--load-base, PIE", PIE, 1, ~0UL, 0, 0, 0x10000000, 0x10000000},
	{"--load-base, static-PIE", STATIC_PIE, 1, ~0UL, 0, 0, 0x10000000, 0x10000000},
	{"--load-base, linked at an address", PIE, 0, 0, 0, 0x10000, 0x10000000, 0xfff0000},
};

static void shift(struct scene *s, const struct choice *c)
{
	for (int i = 0; i < 2; i++) {
		s->program.phdr[i].p_vaddr += c->first_vaddr;
		s->program.phdr[i].p_offset += page_offset(c->first_vaddr);
		if (c->align)
			s->program.phdr[i].p_align = c->align;
	}
	s->program.header.e_entry += c->first_vaddr;
	s->host.randomize = c->randomize;
	s->host.chance_base = c->chance;
	s->rq.has_load_base = c->asked != 0;
	s->rq.load_base = c->asked;
	if (c->align == 1UL << 30)
		s->host.where.program = 0x7fffc0001000;
}

START_TEST(place_of_program)
{
	const struct choice *c = &choices[_i];
	struct scene *s = scene_new(c->kind);
	struct outcome o;
	uint64_t phdr, entry = s->program.header.e_entry;

	shift(s, c);
	ck_assert_msg(scene_run(s, &o) == 0, "%s: %s", c->what, rule_id(o.why.rule));
	ck_assert_msg(o.at.bias == c->bias, "%s: %#lx", c->what, (unsigned long)o.at.bias);
	phdr = (o.program.type == ET_EXEC ? 0x400000 : 0) + c->bias + page_down(c->first_vaddr) + 64;
	ck_assert_uint_eq(o.at.phdr, phdr);
	ck_assert_uint_eq(o.at.entry, entry + c->bias + c->first_vaddr);
	ck_assert_uint_eq(o.at.base, o.interp_or_null ? SCENE_INTERP_AT : 0);
	ck_assert_uint_eq(o.at.start, o.interp_or_null ? SCENE_INTERP_AT + 0x1010 : o.at.entry);
	outcome_free(&o);
	free(s);
}
END_TEST

/* The first PT_LOAD decides, even if another one lies lower. */
START_TEST(bias_of_unordered_loads)
{
	struct scene *s = scene_new(PIE);
	Elf64_Phdr text = s->program.phdr[0];
	struct outcome o;

	s->program.phdr[0] = s->program.phdr[1];
	s->program.phdr[1] = text;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.bias, 0x555555550000); /* down(0x555555554000 - 0x3e00) */
	ck_assert_uint_eq(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 0)->address, 0x555555553000);
	ck_assert_uint_eq(scene_step(&o, STEP_MAP_FILE, OF_PROGRAM, 1)->address, 0x555555550000);
	outcome_free(&o);
	free(s);
}
END_TEST

/* An interpreter of type ET_EXEC stands where it was linked; AT_BASE is 0. */
START_TEST(fixed_interpreter)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	s->interp.header.e_type = ET_EXEC;
	s->interp.header.e_entry = 0x10001010;
	s->interp.phdr[0].p_vaddr += 0x10000000;
	s->interp.phdr[1].p_vaddr += 0x10000000;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.interp_bias, 0);
	ck_assert_uint_eq(o.at.base, 0);
	ck_assert_uint_eq(o.at.start, 0x10001010);
	ck_assert_int_eq(o.question.interp, 0);
	outcome_free(&o);
	free(s);
}
END_TEST

/* An interpreter linked at an address: its bias is counted from its first page. */
START_TEST(interpreter_bias)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	s->interp.phdr[0].p_vaddr += 0x10000;
	s->interp.phdr[1].p_vaddr += 0x10000;
	s->interp.header.e_entry += 0x10000;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.interp_bias, SCENE_INTERP_AT - 0x10000);
	ck_assert_uint_eq(o.at.base, SCENE_INTERP_AT - 0x10000);
	ck_assert_uint_eq(o.at.start, SCENE_INTERP_AT + 0x1010);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- the break ---- */

static const struct {
	const char *what;
	enum scene_kind kind;
	int randomize;
	uint64_t chance, asked, brk;
} breaks[] = {
	{"behind the image", STATIC, 0, ~0UL, 0, 0x407000},
	{"behind the image, dynamic", DYNAMIC, 0, ~0UL, 0, 0x407000},
	{"behind the PIE", PIE, 0, ~0UL, 0, 0x55555555b000},
	{"moved to the unused PIE area", STATIC_PIE, 0, ~0UL, 0, 0x555555555000},
	{"a page's gap", STATIC, 1, 0, 0, 0x408000},
	{"a page's gap, PIE", PIE, 1, 0, 0, 0x55555555c000},
	{"no gap where it was moved", STATIC_PIE, 1, 0, 0, 0x555555555000},
	{"one page of chance", STATIC, 1, 1, 0, 0x409000},
	{"most chance: a page below 1 GiB", STATIC, 1, 0x3ffff, 0, 0x408000 + 0x3ffff000},
	{"chance is modulo 1 GiB", STATIC, 1, 0x40000, 0, 0x408000},
	{"chance when moved", STATIC_PIE, 1, 0x3ffff, 0, 0x555555555000 + 0x3ffff000},
	{"--brk", STATIC, 1, ~0UL, 0x10000, 0x10000},
	{"--brk, rounded up to a page", PIE, 0, 0, 0x12345, 0x13000},
};

START_TEST(initial_break)
{
	struct scene *s = scene_new(breaks[_i].kind);
	struct outcome o;

	s->host.randomize_brk = breaks[_i].randomize;
	s->host.chance_brk = breaks[_i].chance;
	s->rq.has_brk = breaks[_i].asked != 0;
	s->rq.brk = breaks[_i].asked;
	ck_assert_msg(scene_run(s, &o) == 0, "%s: %s", breaks[_i].what, rule_id(o.why.rule));
	ck_assert_msg(o.at.brk == breaks[_i].brk, "%s: %#lx", breaks[_i].what,
		(unsigned long)o.at.brk);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- extents, stack protection ---- */

/* EXEC-SPEC 19: start_data is the *highest* p_vaddr. */
START_TEST(extents)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;
	uint64_t bias = 0x555555554000;

	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.code_start, bias);
	ck_assert_uint_eq(o.at.code_end, bias + 0x1800);
	ck_assert_uint_eq(o.at.data_start, bias + 0x3e00);
	ck_assert_uint_eq(o.at.data_end, bias + 0x4200);
	outcome_free(&o);
	s->program.phdr[0].p_flags = PF_R; /* no code: prctl(2) wants start < end all the same */
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_lt(o.at.code_start, o.at.code_end);
	outcome_free(&o);
	free(s);
}
END_TEST

static const struct { uint32_t type, flags; unsigned prot; } stacks[] = {
	{PT_GNU_STACK, PF_R | PF_W, RW}, {PT_GNU_STACK, PF_R | PF_W | PF_X, RWX},
	{PT_GNU_STACK, 0, RW}, {PT_GNU_STACK, PF_X, RWX}, {PT_GNU_STACK, 0xfffffffe, RW},
	{PT_NULL, PF_X, RW}, /* absent */
};

START_TEST(stack_protection)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->program.phdr[2].p_type = stacks[_i].type;
	s->program.phdr[2].p_flags = stacks[_i].flags;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.stack_prot, stacks[_i].prot);
	ck_assert_int_eq(scene_step(&o, STEP_PROTECT, OF_NONE, -1) != NULL, stacks[_i].prot != RW);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- questions ---- */

static const struct { enum scene_kind kind; int program, interp, vdso; uint64_t hint; } asked[] = {
	[STATIC] = {STATIC, 0, 0, 0, 0},
	[STATIC_PIE] = {STATIC_PIE, 1, 0, 1, 0},
	[DYNAMIC] = {DYNAMIC, 0, 1, 1, 0x20000}, /* no_base: the interpreter's own address is a hint */
	[PIE] = {PIE, 0, 1, 1, 0},
};

START_TEST(questions)
{
	struct scene *s = scene_new(asked[_i].kind);
	struct outcome o;

	s->interp.phdr[0].p_vaddr += 0x20000;
	s->interp.phdr[1].p_vaddr += 0x20000;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(o.question.program, asked[_i].program);
	ck_assert_int_eq(o.question.interp, asked[_i].interp);
	ck_assert_int_eq(o.question.vdso, asked[_i].vdso);
	ck_assert_uint_eq(o.question.interp_hint, asked[_i].hint);
	ck_assert_uint_eq(o.question.program_span, 0x7000);
	if (asked[_i].interp)
		ck_assert_uint_eq(o.question.interp_span, 0x4000);
	ck_assert_uint_eq(o.question.vdso_span, 0x8000);
	ck_assert_uint_eq(o.question.parking, asked[_i].vdso ? 0x5a0000 : 0);
	outcome_free(&o);
	free(s);
}
END_TEST

/* When the vDSO is asked for at all. */
static const struct {
	const char *what;
	int fixed, none, above_stack;
	uint64_t vaddr, memsz; /* of the second PT_LOAD of a STATIC scene, 0: as it is */
	enum scene_kind kind;
	int asked;
} vdsos[] = {
	{"far from an ET_EXEC", 0, 0, 0, 0, 0, STATIC, 0},
	{"an ET_EXEC on it", 0, 0, 0, SCENE_VDSO_START, 0x1000, STATIC, 1},
	{"an ET_EXEC within 1 GiB below", 0, 0, 0, SCENE_VDSO_START - (1UL << 30), 0x1000, STATIC, 1},
	{"an ET_EXEC 1 GiB and a page below", 0, 0, 0, SCENE_VDSO_START - (1UL << 30) - 0x1000, 0x1000,
		STATIC, 0},
	{"PIE, but it cannot move", 1, 0, 0, 0, 0, PIE, 0},
	{"PIE, but there is none", 0, 1, 0, 0, 0, PIE, 0},
	{"PIE, above the stack", 0, 0, 1, 0, 0, PIE, 0},
	{"PIE", 0, 0, 0, 0, 0, PIE, 1},
};

START_TEST(vdso_question)
{
	struct scene *s = scene_new(vdsos[_i].kind);
	struct outcome o;

	s->host.vdso_fixed = vdsos[_i].fixed;
	if (vdsos[_i].none)
		s->host.vdsos = 0;
	if (vdsos[_i].above_stack)
		s->host.stack = (struct range){0x7ffff0000000, 0x7ffff0020000};
	if (vdsos[_i].vaddr) {
		s->program.phdr[1].p_filesz = 0;
		s->program.phdr[1].p_vaddr = vdsos[_i].vaddr;
		s->program.phdr[1].p_memsz = vdsos[_i].memsz;
	}
	if (!vdsos[_i].asked)
		s->host.where.vdso = 0; /* nobody asked */
	ck_assert_msg(scene_run(s, &o) == 0, "%s: %s", vdsos[_i].what, rule_id(o.why.rule));
	ck_assert_msg(o.question.vdso == vdsos[_i].asked, "%s", vdsos[_i].what);
	ck_assert_uint_eq(o.at.vdso_base,
		vdsos[_i].asked ? SCENE_VDSO_AT + 0x6000 : s->host.vdso_base);
	outcome_free(&o);
	free(s);
}
END_TEST

/* The parking place lies in nobody's way, where that is known before the kernel is asked. */
static const struct { const char *what; enum scene_kind kind; uint64_t base; } parkings[] = {
	{"an ET_EXEC over the hint", STATIC, 0},
	{"a PIE over the hint, by --load-base", PIE, 0x5a0000},
	{"a static-PIE over the hint, by --load-base", STATIC_PIE, 0x59f000},
};

START_TEST(parking)
{
	struct scene *s = scene_new(parkings[_i].kind);
	struct outcome o;
	struct range parked;

	s->rq.has_load_base = parkings[_i].base != 0;
	s->rq.load_base = parkings[_i].base;
	if (!parkings[_i].base) { /* and something near the vDSO, so that it has to be asked */
		s->program.phdr[1] = scene_load(0, 0x5a7000, 0, 0x1000, PF_R);
		s->program.header.e_phnum = 4;
		s->program.phdr[3] = scene_load(0, SCENE_VDSO_START, 0, 0x1000, PF_R);
	}
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(o.question.vdso, 1);
	parked = (struct range){o.question.parking, o.question.parking + o.question.vdso_span};
	ck_assert_uint_ge(parked.start, s->host.min_address);
	ck_assert_msg(layout_over(&o.program, o.at.bias, &parked) < 0, "%s", parkings[_i].what);
	outcome_free(&o);
	free(s);
}
END_TEST

/* With the vDSO parked it goes home, or to where the kernel would put it now, in one piece. */
START_TEST(vdso_moves)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	for (size_t i = 0; i < 3; i++) {
		s->host.vdso[i].start += 0x5a0000UL - SCENE_VDSO_START;
		s->host.vdso[i].end += 0x5a0000UL - SCENE_VDSO_START;
	}
	s->host.vdso_parked = 1;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.vdso[0].start, SCENE_VDSO_AT);
	ck_assert_uint_eq(o.at.vdso[1].start, SCENE_VDSO_AT + 0x4000);
	ck_assert_uint_eq(o.at.vdso[2].start, SCENE_VDSO_AT + 0x6000);
	ck_assert_uint_eq(o.at.vdso[2].end, SCENE_VDSO_AT + 0x8000);
	ck_assert_uint_eq(o.at.vdso_base, SCENE_VDSO_AT + 0x6000);
	outcome_free(&o);
	s->host.where.vdso = 0; /* not asked: back to where it came from */
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.vdso[0].start, SCENE_VDSO_START);
	ck_assert_uint_eq(o.at.vdso_base, 0x7ffff7ffd000);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- the bridge ---- */

static const struct {
	const char *what;
	uint64_t vaddr, memsz; /* of the second PT_LOAD of a STATIC scene, 0: as it is */
	int in_place;
	enum exe_link exe_link;
	int trace;
	uint64_t start; /* 0: no bridge */
} bridges[] = {
	{"in place, no exe link", 0, 0, 1, EXE_LINK_UNWANTED, 0, 0},
	{"in a process of its own making", 0, 0, 0, EXE_LINK_UNWANTED, 0, 0x5c0000},
	{"exe link", 0, 0, 1, EXE_LINK_DIRECT, 0, 0x5c0000},
	{"exe link by a child", 0, 0, 1, EXE_LINK_CHILD, 0, 0x5c0000},
	{"trace", 0, 0, 1, EXE_LINK_UNWANTED, 1, 0x5c0000},
	{"program up to uload's own image", SCENE_OWN_START - 0x1000, 0x1000, 1, EXE_LINK_UNWANTED, 0,
		0},
	{"program over uload's first byte", SCENE_OWN_START - 0x1000, 0x1001, 1, EXE_LINK_UNWANTED, 0,
		0x5c0000},
	{"program over uload's last page", SCENE_OWN_END - 1, 1, 1, EXE_LINK_UNWANTED, 0, 0x5c0000},
	{"program behind uload", SCENE_OWN_END, 1, 1, EXE_LINK_UNWANTED, 0, 0},
	{"program over uload and over the hint", SCENE_OWN_START, 0x100000, 1, EXE_LINK_UNWANTED, 0,
		0x20000},
	{"program over every quiet place", 0x10000, 0x200000000000, 1, EXE_LINK_UNWANTED, 0,
		0x200000010000},
};

START_TEST(bridge)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->host.in_place = bridges[_i].in_place;
	s->host.exe_link = bridges[_i].exe_link;
	s->rq.trace = bridges[_i].trace;
	if (bridges[_i].vaddr) {
		s->program.phdr[1].p_filesz = 0;
		s->program.phdr[1].p_vaddr = bridges[_i].vaddr;
		s->program.phdr[1].p_memsz = bridges[_i].memsz;
	}
	ck_assert_msg(scene_run(s, &o) == 0, "%s: %s", bridges[_i].what, rule_id(o.why.rule));
	ck_assert_msg(o.at.bridge.start == bridges[_i].start, "%s: %#lx", bridges[_i].what,
		(unsigned long)o.at.bridge.start);
	ck_assert_uint_eq(o.at.bridge.end - o.at.bridge.start, bridges[_i].start ? 4096 : 0);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(over)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x3ff000, 0x400000}), -1);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x3ff000, 0x400001}), 0);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x401fff, 0x402000}), 0);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x402000, 0x403000}), -1);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x402000, 0x403001}), 1);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x406fff, 0x500000}), 1);
	ck_assert_int_eq(layout_over(&o.program, 0, &(struct range){0x407000, 0x500000}), -1);
	ck_assert_int_eq(layout_over(&o.program, 0x1000, &(struct range){0x407000, 0x500000}), 1);
	ck_assert_int_eq(layout_over(NULL, 0, &(struct range){0, UINT64_MAX}), -1);
	outcome_free(&o);
	free(s);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *layout_suite(void)
{
	Suite *suite = suite_create("layout");
	TCase *tcase = tcase_create("layout");

	tcase_add_loop_test(tcase, segments, 0, COUNT(places));
	tcase_add_loop_test(tcase, place_of_program, 0, COUNT(choices));
	tcase_add_test(tcase, bias_of_unordered_loads);
	tcase_add_test(tcase, fixed_interpreter);
	tcase_add_test(tcase, interpreter_bias);
	tcase_add_loop_test(tcase, initial_break, 0, COUNT(breaks));
	tcase_add_test(tcase, extents);
	tcase_add_loop_test(tcase, stack_protection, 0, COUNT(stacks));
	tcase_add_loop_test(tcase, questions, 0, SCENE_KINDS);
	tcase_add_loop_test(tcase, vdso_question, 0, COUNT(vdsos));
	tcase_add_loop_test(tcase, parking, 0, COUNT(parkings));
	tcase_add_test(tcase, vdso_moves);
	tcase_add_loop_test(tcase, bridge, 0, COUNT(bridges));
	tcase_add_test(tcase, over);
	suite_add_tcase(suite, tcase);
	return suite;
}
