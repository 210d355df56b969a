/* stack_test.c: the initial stack, byte for byte, against an expectation computed by hand. */
#include <stdlib.h>
#include <string.h>

#include "scene.h"

#define END SCENE_STACK_END
#define AT(low) (0x7fffffff0000UL + (low)) /* addresses of the picture below */

/* Every byte that is not zero, of `./prog` called as prog with A=b in a STATIC scene. */
#define WORD(low, value) {AT(low), 8, NULL, value}
#define TEXT(low, text) {AT(low), sizeof text, text, 0}
#define PAIR(n, type, value) WORD(0xee58 + (n) * 16, type), WORD(0xee60 + (n) * 16, value)

static const struct {
	uint64_t address;
	size_t size;
	const char *text;
	uint64_t value;
} picture[] = {
	WORD(0xee30, 1),                     /* argc */
	WORD(0xee38, AT(0xefe8)),            /* argv[0], NULL */
	WORD(0xee48, AT(0xefed)),            /* envp[0], NULL */
	PAIR(0, AT_SYSINFO_EHDR, 0x7ffff7ffd000),
	PAIR(1, 51, 0xd30),
	PAIR(2, AT_HWCAP, 0x178bfbff),
	PAIR(3, AT_PAGESZ, 4096),
	PAIR(4, AT_CLKTCK, 100),
	PAIR(5, AT_PHDR, 0x400040),
	PAIR(6, AT_PHENT, 56),
	PAIR(7, AT_PHNUM, 4),
	PAIR(8, AT_BASE, 0),
	PAIR(9, AT_FLAGS, 0),
	PAIR(10, AT_ENTRY, 0x401010),
	PAIR(11, AT_UID, 1001),
	PAIR(12, AT_EUID, 1002),
	PAIR(13, AT_GID, 1003),
	PAIR(14, AT_EGID, 1004),
	PAIR(15, AT_SECURE, 0),
	PAIR(16, AT_RANDOM, AT(0xefc9)),
	PAIR(17, AT_HWCAP2, 2),
	PAIR(18, AT_EXECFN, AT(0xeff1)),
	PAIR(19, AT_PLATFORM, AT(0xefd9)),
	PAIR(20, 27, 0x1c),
	PAIR(21, 28, 0x20),
	PAIR(22, AT_NULL, 0),
	TEXT(0xefc9, "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16"), /* … 15 is a NUL below */
	{AT(0xefd8), 1, "\17", 0},
	TEXT(0xefd9, "x86_64"),
	TEXT(0xefe8, "prog"),
	TEXT(0xefed, "A=b"),
	TEXT(0xeff1, "./prog"),
};

START_TEST(byte_for_byte)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;
	unsigned char expect[0x1d0] = {0};

	s->host.where.vdso = 0; /* not asked: it stays */
	s->rq.mode = _i ? MODE_EXPLAIN : MODE_RUN;
	for (size_t i = 0; i < sizeof picture / sizeof *picture; i++)
		memcpy(expect + (picture[i].address - AT(0xee30)),
			picture[i].text ? picture[i].text : (const char *)&picture[i].value,
			picture[i].size);
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.sp, AT(0xee30));
	ck_assert_uint_eq(o.stack.end - o.stack.sp, sizeof expect);
	for (size_t i = 0; i < sizeof expect; i++)
		if (_i || i < 0xefe0 - 0xee30 || i >= 0xefe8 - 0xee30) /* but for the gap: stack_fill() */
			ck_assert_msg(o.stack.bytes[i] == expect[i], "at %#lx: %#x, not %#x",
				(unsigned long)(o.stack.sp + i), o.stack.bytes[i], expect[i]);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(addresses)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.end, END);
	ck_assert_uint_eq(o.stack.argv, AT(0xee38));
	ck_assert_uint_eq(o.stack.envp, AT(0xee48));
	ck_assert_uint_eq(o.stack.auxv, AT(0xee58));
	ck_assert_uint_eq(o.stack.auxv_bytes, 368);
	ck_assert_uint_eq(o.stack.random, AT(0xefc9));
	ck_assert_uint_eq(o.stack.platform, AT(0xefd9));
	ck_assert_uint_eq(o.stack.arg_start, AT(0xefe8));
	ck_assert_uint_eq(o.stack.env_start, AT(0xefed));
	ck_assert_uint_eq(o.stack.execfn, AT(0xeff1));
	ck_assert_uint_eq(o.stack.argc, 1);
	ck_assert_uint_eq(o.stack.envc, 1);
	ck_assert_uint_eq(o.stack.bottom, END - 33 * 4096);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- the gap of chance ---- */

/* argv[0] begins at …efe8; the next line ends at (that - chance % 8192) rounded down to 16. */
static const struct { uint64_t chance, ends; } gaps[] = {
	{0, 0xefe0}, {7, 0xefe0}, {8, 0xefe0}, {9, 0xefd0}, {24, 0xefd0}, {25, 0xefc0},
	{8191, 0xcfe0}, {8184, 0xcff0}, {8192, 0xefe0}, {~0UL, 0xcfe0},
};

START_TEST(gap)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->rq.mode = MODE_EXPLAIN;
	s->host.randomize = 1;
	s->host.chance_gap = gaps[_i].chance;
	s->rq.mode = MODE_EXPLAIN; /* a run leaves the gap's bytes to commit */
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.platform + 7, AT(gaps[_i].ends));
	ck_assert_uint_eq(o.stack.random + 16, o.stack.platform);
	ck_assert_uint_eq(o.stack.sp % 16, 0);
	ck_assert_uint_eq(o.stack.sp, o.stack.random - 0x199); /* 408 bytes of tables and one of zero */
	for (uint64_t at = o.stack.platform + 7; at < o.stack.arg_start; at++)
		ck_assert_uint_eq(o.stack.bytes[at - o.stack.sp], 0);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- argc, argv, envp ---- */

static char *many[] = {
	(char *)"a", (char *)"", (char *)"b\377\200", (char *)"c c", (char *)"d\nd", (char *)"e", NULL,
};

static uint64_t word_at(const struct stack *s, uint64_t address)
{
	uint64_t word;

	ck_assert(address >= s->sp && address + 8 <= s->end);
	memcpy(&word, s->bytes + (address - s->sp), sizeof word);
	return word;
}

static const char *text_at(const struct stack *s, uint64_t address)
{
	ck_assert(address >= s->sp && address < s->end);
	return (const char *)s->bytes + (address - s->sp);
}

static void check_tables(const struct scene *s, const struct stack *stack)
{
	uint64_t next = stack->arg_start;

	ck_assert_uint_eq(word_at(stack, stack->sp), stack->argc);
	ck_assert_uint_eq(stack->sp % 16, 0);
	for (size_t i = 0; i < stack->argc; i++) {
		const char *argument = request_arguments(&s->rq) ? request_argument(&s->rq, i) : "";

		ck_assert_uint_eq(word_at(stack, stack->argv + 8 * i), next);
		ck_assert_str_eq(text_at(stack, next), argument);
		next += strlen(argument) + 1;
	}
	ck_assert_uint_eq(next, stack->env_start);
	ck_assert_uint_eq(word_at(stack, stack->argv + 8 * stack->argc), 0);
	for (size_t i = 0; i < stack->envc; i++) {
		ck_assert_uint_eq(word_at(stack, stack->envp + 8 * i), next);
		ck_assert_str_eq(text_at(stack, next), s->rq.envp[i]);
		next += strlen(s->rq.envp[i]) + 1;
	}
	ck_assert_uint_eq(next, stack->execfn);
	ck_assert_uint_eq(word_at(stack, stack->envp + 8 * stack->envc), 0);
	ck_assert_uint_eq(stack->auxv, stack->envp + 8 * (stack->envc + 1));
	ck_assert_str_eq(text_at(stack, stack->execfn), s->rq.program);
	ck_assert_uint_eq(word_at(stack, stack->end - 8), 0);
}

/* Every number of arguments and variables up to six, with and without what #! lines add. */
START_TEST(tables)
{
	for (size_t argc = 0; argc <= 6; argc++)
		for (size_t envc = 0; envc <= 6; envc++)
			for (size_t prefixes = 0; prefixes <= 3; prefixes++) {
				struct scene *s = scene_new(PIE);
				struct outcome o;

				s->rq.argv = many + (6 - argc);
				s->rq.argc = argc;
				s->rq.envp = many;
				s->rq.envc = envc;
				s->rq.prefixes = prefixes;
				s->rq.prefix[0] = "/bin/interp";
				s->rq.prefix[1] = "-x y";
				s->rq.prefix[2] = "./script";
				ck_assert_int_eq(scene_run(s, &o), 0);
				ck_assert_uint_eq(o.stack.argc, argc + prefixes ? argc + prefixes : 1);
				check_tables(s, &o.stack);
				outcome_free(&o);
				free(s);
			}
}
END_TEST

START_TEST(argc_zero)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->rq.argc = s->rq.envc = 0;
	s->rq.argv = s->rq.envp = many + 6;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.argc, 1);
	ck_assert_str_eq(text_at(&o.stack, word_at(&o.stack, o.stack.argv)), "");
	ck_assert_uint_eq(word_at(&o.stack, o.stack.argv + 8), 0);
	ck_assert_uint_eq(word_at(&o.stack, o.stack.envp), 0);
	outcome_free(&o);
	free(s);
}
END_TEST

/* Entries that this kernel does not know are handed on as they are, in their order. */
START_TEST(unknown_auxv)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->auxv[1].a_type = 4242;
	s->auxv[1].a_un.a_val = 0x1122334455667788;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(word_at(&o.stack, o.stack.auxv + 16), 4242);
	ck_assert_uint_eq(word_at(&o.stack, o.stack.auxv + 24), 0x1122334455667788);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(auxv_of_a_pie)
{
	static const Elf64_auxv_t expect[] = {
		{AT_PHDR, {0x555555554040}}, {AT_PHNUM, {4}}, {AT_BASE, {SCENE_INTERP_AT}},
		{AT_ENTRY, {0x555555555010}}, {AT_SYSINFO_EHDR, {SCENE_VDSO_AT + 0x6000}},
	};
	struct scene *s = scene_new(PIE);
	struct outcome o;

	ck_assert_int_eq(scene_run(s, &o), 0);
	for (size_t i = 0; i < sizeof expect / sizeof *expect; i++)
		for (size_t k = 0; k < SCENE_AUXV; k++)
			if (word_at(&o.stack, o.stack.auxv + 16 * k) == expect[i].a_type)
				ck_assert_uint_eq(word_at(&o.stack, o.stack.auxv + 16 * k + 8),
					expect[i].a_un.a_val);
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- limits ---- */

/* EXEC-SPEC 9: a quarter of RLIMIT_STACK, at least 128 KiB, at most 6 MiB. */
static const struct { uint64_t limit, bytes; } limits[] = {
	{8UL << 20, 2097152}, {(8UL << 20) + 3, 2097152}, {(8UL << 20) + 4, 2097153},
	{512UL << 10, 131072}, {(512UL << 10) + 4, 131073}, {256UL << 10, 131072},
	{24UL << 20, 6UL << 20}, {(24UL << 20) - 4, (6UL << 20) - 1}, {32UL << 20, 6UL << 20},
	{UINT64_MAX, 6UL << 20},
};

START_TEST(argument_limit)
{
	for (uint64_t more = 0; more < 2; more++) {
		struct scene *s = scene_new(STATIC);
		struct outcome o;

		s->host.stack_limit = limits[_i].limit;
		s->fill = limits[_i].bytes + more;
		ck_assert_int_eq(scene_run(s, &o), more ? -1 : 0);
		if (more) {
			ck_assert_int_eq(o.why.rule, ARGS_BIG);
			ck_assert_uint_eq(o.why.b, limits[_i].bytes);
		}
		outcome_free(&o);
		free(s);
	}
}
END_TEST

/* The file name counts as a string too, and argc 0 counts as one empty argument. */
START_TEST(what_counts)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->rq.argc = 0;
	s->fill = 2097152;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(scene_argument_bytes(s), 2097152);
	outcome_free(&o);
	s->rq.program = "./prog2";
	s->fill = 0;
	s->rq.envc = 0;
	s->rq.argc = 1;
	s->string_bytes = 131071;
	s->host.stack_limit = 256 << 10; /* floor: 131072, and the string alone fills it */
	ck_assert_int_eq(scene_run(s, &o), -1);
	ck_assert_int_eq(o.why.rule, ARGS_BIG);
	ck_assert_uint_eq(o.why.a, 131072 + 5 + 8 + 16); /* argv[1], "prog", "./prog2", two pointers */
	outcome_free(&o);
	free(s);
}
END_TEST

/* ---- where [stack] begins ---- */

/* setup_arg_pages(): 128 KiB below the page of the strings, never more than RLIMIT_STACK. */
static const struct { uint64_t strings, limit, pages; } bottoms[] = {
	{END - 1, 8UL << 20, 33}, {END - 4096, 8UL << 20, 33}, {END - 4097, 8UL << 20, 34},
	{END - 0x10000, 8UL << 20, 48}, {END - 1, UINT64_MAX, 33}, {END - 1, 64UL << 10, 16},
	{END - 1, (64UL << 10) + 4095, 16}, {END - 1, 132UL << 10, 33}, {END - 1, 128UL << 10, 32},
	{END - 2097152, 8UL << 20, 544}, {END - 1, 0, 0},
};

START_TEST(bottom)
{
	ck_assert_uint_eq(stack_bottom(END, bottoms[_i].strings, bottoms[_i].limit),
		END - bottoms[_i].pages * 4096);
}
END_TEST

/* The tables reach below what the strings alone would need: [stack] begins with them. */
START_TEST(tables_below_bottom)
{
	static char *empty[40001];
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	for (size_t i = 0; i < 40000; i++)
		empty[i] = (char *)"";
	s->rq.argv = empty;
	s->rq.argc = 40000; /* 40,000 bytes of strings, 320,000 of pointers */
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.bottom, page_down(o.stack.sp));
	ck_assert_uint_lt(o.stack.bottom, stack_bottom(END, o.stack.arg_start, 8UL << 20));
	outcome_free(&o);
	free(s);
}
END_TEST

/* --stack-size rounds up to pages and is just what [stack] becomes. */
static const struct { uint64_t asked, pages; } sizes[] = {
	{1, 1}, {4096, 1}, {4097, 2}, {132 << 10, 33}, {1 << 20, 256}, {8 << 20, 2048},
};

START_TEST(size_asked)
{
	struct scene *s = scene_new(STATIC);
	struct outcome o;

	s->rq.has_stack_size = 1;
	s->rq.stack_size = sizes[_i].asked;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.stack.bottom, END - sizes[_i].pages * 4096);
	outcome_free(&o);
	free(s);
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *stack_suite(void)
{
	Suite *suite = suite_create("stack");
	TCase *tcase = tcase_create("stack");

	tcase_add_loop_test(tcase, byte_for_byte, 0, 2);
	tcase_add_test(tcase, addresses);
	tcase_add_loop_test(tcase, gap, 0, COUNT(gaps));
	tcase_add_test(tcase, tables);
	tcase_add_test(tcase, argc_zero);
	tcase_add_test(tcase, unknown_auxv);
	tcase_add_test(tcase, auxv_of_a_pie);
	tcase_add_loop_test(tcase, argument_limit, 0, COUNT(limits));
	tcase_add_test(tcase, what_counts);
	tcase_add_loop_test(tcase, bottom, 0, COUNT(bottoms));
	tcase_add_test(tcase, tables_below_bottom);
	tcase_add_loop_test(tcase, size_asked, 0, COUNT(sizes));
	suite_add_tcase(suite, tcase);
	return suite;
}
