/* script_test.c: #! lines, as load_script() of the kernel reads them. */
#include <stdlib.h>
#include <string.h>

#include "scene.h"
#include "script.h"

struct line {
	const char *text;
	size_t size;           /* 0: strlen(text) */
	const char *interp;    /* NULL: refused */
	const char *argument;  /* NULL: none */
	enum rule rule;
};

static const struct line lines[] = {
	{"#!/bin/sh\n", 0, "/bin/sh", NULL, RULE_NONE},
	{"#!/bin/sh", 0, "/bin/sh", NULL, RULE_NONE},
	{"#! \t/bin/sh\n", 0, "/bin/sh", NULL, RULE_NONE},
	{"#!/bin/sh \t \n", 0, "/bin/sh", NULL, RULE_NONE},
	{"#!/bin/sh -e\n", 0, "/bin/sh", "-e", RULE_NONE},
	{"#!/bin/sh  a  b\tc  \n", 0, "/bin/sh", "a  b\tc", RULE_NONE},
	{"#!/bin/sh\t-e", 0, "/bin/sh", "-e", RULE_NONE},
	{"#!/bin/sh ", 0, "/bin/sh", "", RULE_NONE}, /* the NULs behind it are an argument */
	{"#!/bin/sh\r\n", 0, "/bin/sh\r", NULL, RULE_NONE},
	{"#!/bin/sh\0 -e\n", 14, "/bin/sh", NULL, RULE_NONE},
	{"#!/bin/sh a\0b\n", 14, "/bin/sh", "a", RULE_NONE},
	{"#!x\n", 0, "x", NULL, RULE_NONE},
	{"#!x\n#!y\n", 0, "x", NULL, RULE_NONE},
	{"#!", 0, NULL, NULL, SCRIPT_EMPTY},
	{"#!\n", 0, NULL, NULL, SCRIPT_EMPTY},
	{"#!\n/bin/sh\n", 0, NULL, NULL, SCRIPT_EMPTY},
	{"#! \t \n", 0, NULL, NULL, SCRIPT_EMPTY},
};

START_TEST(line)
{
	const struct line *l = &lines[_i];
	char *bytes = calloc(1, IMAGE_HEADER_BYTES);
	struct script s;
	struct refusal why;
	int result;

	memcpy(bytes, l->text, l->size ? l->size : strlen(l->text));
	result = script_parse(bytes, &s, &why);
	ck_assert_int_eq(result, l->interp ? 0 : -1);
	if (!l->interp) {
		ck_assert_int_eq(why.rule, l->rule);
	} else {
		ck_assert_uint_eq(s.interp_length, strlen(l->interp));
		ck_assert_int_eq(memcmp(s.interp, l->interp, s.interp_length), 0);
		ck_assert_int_eq(!s.argument, !l->argument);
	}
	if (l->argument) {
		ck_assert_uint_eq(s.argument_length, strlen(l->argument));
		ck_assert_int_eq(memcmp(s.argument, l->argument, s.argument_length), 0);
	}
	free(bytes);
}
END_TEST

/* A name may be cut only where that can be seen: 253 bytes and a newline, a blank or a NUL. */
static const struct { int length; const char *behind; int refused; } names[] = {
	{253, "\n", 0}, {254, "", 1}, {253, " ", 0}, {253, "\t", 0}, {253, "", 0}, {252, " -e\n", 0},
};

START_TEST(long_name)
{
	char *bytes = calloc(1, IMAGE_HEADER_BYTES);
	struct script s;
	struct refusal why;

	memcpy(bytes, "#!", 2);
	memset(bytes + 2, 'x', (size_t)names[_i].length);
	memcpy(bytes + 2 + names[_i].length, names[_i].behind,
		strlen(names[_i].behind) < (size_t)(254 - names[_i].length)
			? strlen(names[_i].behind) : (size_t)(254 - names[_i].length));
	ck_assert_int_eq(script_parse(bytes, &s, &why), names[_i].refused ? -1 : 0);
	if (names[_i].refused) {
		ck_assert_int_eq(why.rule, SCRIPT_LINE_LONG);
		ck_assert_uint_eq(why.a, 256);
	} else {
		ck_assert_int_eq((int)s.interp_length, names[_i].length);
	}
	free(bytes);
}
END_TEST

START_TEST(all_blank)
{
	char bytes[IMAGE_HEADER_BYTES];
	struct script s;
	struct refusal why;

	memset(bytes, ' ', sizeof bytes);
	memcpy(bytes, "#!", 2);
	ck_assert_int_eq(script_parse(bytes, &s, &why), -1);
	ck_assert_int_eq(why.rule, SCRIPT_EMPTY);
}
END_TEST

/* The argument is cut at 255 bytes of the line, without a word. */
START_TEST(long_argument)
{
	char bytes[IMAGE_HEADER_BYTES];
	struct script s;
	struct refusal why;

	memset(bytes, 'y', sizeof bytes);
	memcpy(bytes, "#!/bin/sh ", 10);
	ck_assert_int_eq(script_parse(bytes, &s, &why), 0);
	ck_assert_uint_eq(s.interp_length, 7);
	ck_assert_uint_eq(s.argument_length, 245);
}
END_TEST

START_TEST(is_script)
{
	ck_assert(script_is("#!", 2));
	ck_assert(!script_is("#!", 1));
	ck_assert(!script_is("# !", 3));
	ck_assert(!script_is("", 0));
}
END_TEST

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

Suite *script_suite(void)
{
	Suite *suite = suite_create("script");
	TCase *tcase = tcase_create("script");

	tcase_add_loop_test(tcase, line, 0, COUNT(lines));
	tcase_add_loop_test(tcase, long_name, 0, COUNT(names));
	tcase_add_test(tcase, all_blank);
	tcase_add_test(tcase, long_argument);
	tcase_add_test(tcase, is_script);
	suite_add_tcase(suite, tcase);
	return suite;
}
