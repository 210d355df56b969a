/* names_test.c: numbers by their names in the field. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "scene.h"

START_TEST(known)
{
	ck_assert_str_eq(name_errno(ENOENT), "ENOENT (no such file or directory)");
	ck_assert_str_eq(name_machine(EM_AARCH64), "aarch64");
	ck_assert_str_eq(name_machine(ARCH_MACHINE), ARCH_NAME);
	ck_assert_str_eq(name_type(ET_REL), "ET_REL, an object file");
	ck_assert_str_eq(name_auxv(AT_PHDR), "AT_PHDR");
	ck_assert_str_eq(name_auxv(AT_NULL), "AT_NULL");
}
END_TEST

START_TEST(unknown_numbers_have_words_too)
{
	ck_assert_ptr_null(name_errno(0)); /* its number is printed instead */
	ck_assert_ptr_null(name_errno(-1));
	ck_assert_ptr_null(name_errno(4095));
	ck_assert_str_eq(name_machine(0xffff), "unknown");
	ck_assert_str_eq(name_type(0xffff), "unknown");
	ck_assert_str_eq(name_auxv(UINT64_MAX), "AT_?");
}
END_TEST

/* What this kernel hands out has a name. */
START_TEST(auxv_of_this_kernel)
{
	struct scene *s = scene_new(STATIC);

	for (size_t i = 0; i < SCENE_AUXV; i++)
		ck_assert_str_ne(name_auxv(s->auxv[i].a_type), "AT_?");
	free(s);
}
END_TEST

Suite *names_suite(void)
{
	Suite *suite = suite_create("names");
	TCase *tcase = tcase_create("names");

	tcase_add_test(tcase, known);
	tcase_add_test(tcase, unknown_numbers_have_words_too);
	tcase_add_test(tcase, auxv_of_this_kernel);
	suite_add_tcase(suite, tcase);
	return suite;
}
