/* refusal_test.c: a refusal as data and as one line. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "image.h"
#include "scene.h"
#include "text.h"

static char buffer[1024];

static const char *printed(const struct refusal *why, const char *path)
{
	struct text t = {.buffer = buffer, .size = sizeof buffer - 1};

	refusal_print(why, path, &t);
	buffer[t.length] = '\0';
	return buffer;
}

static const struct {
	struct refusal why;
	const char *path, *line;
} lines[] = {
	{{.rule = FILESZ_LE_MEMSZ, .index = 3, .a = 10, .b = 9}, "./a.out",
		"uload: ./a.out: program header 3: p_filesz 10 is larger than p_memsz 9 "
		"[filesz-le-memsz]\n"},
	{{.rule = LOW_ADDRESS, .index = 0, .a = 0xf000, .b = 65536}, "x",
		"uload: x: program header 0: address 0xf000 is below vm.mmap_min_addr, 65536; link it "
		"higher [low-address]\n"},
	{{.rule = NO_EXEC_PERMISSION, .index = -1, .a = 0644}, "x",
		"uload: x: no execute permission (mode 0644); chmod +x [no-exec-permission]\n"},
	{{.rule = OPEN_FAILED, .index = -1, .error = EMFILE}, "x",
		"uload: x: cannot be opened: EMFILE (too many open files: RLIMIT_NOFILE) [open-failed]\n"},
	{{.rule = OPEN_FAILED, .index = -1, .error = 4000}, "x",
		"uload: x: cannot be opened: errno 4000 [open-failed]\n"},
	{{.rule = NOT_REGULAR, .index = -1, .name = "FIFO"}, "x",
		"uload: x: is a FIFO, not a regular file [not-regular]\n"},
	{{.rule = INTERP_NOT_FOUND, .index = -1, .file = "/lib/ld.so"}, "x",
		"uload: x: /lib/ld.so: no such file or directory; the program needs this interpreter "
		"[interp-not-found]\n"},
	{{.rule = EMPTY_FILE, .index = -1}, "a\nb\tc\33[31m\177",
		"uload: a?b?c?[31m?: the file is empty [empty-file]\n"},
	{{.rule = INTERP_NOT_ELF, .index = -1, .file = "l\nd"}, "x",
		"uload: x: l?d: the interpreter is not an ELF file [interp-not-elf]\n"},
};

START_TEST(line)
{
	ck_assert_str_eq(printed(&lines[_i].why, lines[_i].path), lines[_i].line);
}
END_TEST

/* Every message is one line, ends in its id, and leaves no placeholder open. */
START_TEST(every_rule)
{
	struct refusal why = {.rule = (enum rule)_i, .index = 1, .a = 2, .b = 3, .error = ENOENT,
		.name = "NAME"};
	const char *text = printed(&why, "PATH");
	size_t length = strlen(text);

	ck_assert_uint_gt(strlen(rule_id((enum rule)_i)), 0);
	ck_assert_uint_gt(strlen(rule_message((enum rule)_i)), 0);
	ck_assert_int_eq(strncmp(text, "uload: PATH: ", 13), 0);
	ck_assert_ptr_eq(strchr(text, '\n'), text + length - 1);
	ck_assert_int_eq(text[length - 2], ']');
	ck_assert_msg(!strpbrk(text, "{}"), "%s", text);
	for (const char *p = rule_id((enum rule)_i); *p; p++)
		ck_assert(islower((unsigned char)*p) || isdigit((unsigned char)*p) || *p == '-');
	if (_i != RULE_NONE)
		ck_assert_int_ge(rule_status((enum rule)_i), 125);
	ck_assert_int_le(rule_status((enum rule)_i), 127);
}
END_TEST

/* Every name in the column of rules.def is a field, in the header or the program header. */
START_TEST(fields_exist)
{
	static const unsigned char bytes[FIELDS_BYTES];
	static const Elf64_Phdr phdr[2];
	const struct image image = {.phdr = phdr, .phnum = 2, .phoff = 1000};
	const struct headers headers = {bytes, &image};
	const char *names = rule_fields((enum rule)_i);

	for (size_t n; *names && *names != '{'; names += n + (names[n] == ' ')) {
		struct field f;

		n = strcspn(names, " ");
		ck_assert_msg(!field_find(&headers, names, n, 1, &f), "%s", names);
		ck_assert_int_eq(strncmp(f.name, names, n), 0);
		ck_assert_uint_gt(f.size, 0);
		if (*names == 'p')
			ck_assert(f.offset >= 1056 && f.offset + f.size <= 1112);
		else
			ck_assert_uint_le(f.offset + f.size, sizeof(Elf64_Ehdr));
		ck_assert_int_eq(field_find(&headers, names, n, *names == 'p' ? 2 : -1, &f),
			*names == 'p' ? -1 : 0);
	}
}
END_TEST

START_TEST(values_of_fields)
{
	const Elf64_Ehdr ehdr = {.e_ident = ELFMAG "\2", .e_type = 0x1234, .e_phoff = 0x123456789a};
	const Elf64_Phdr phdr = {.p_type = 6, .p_align = UINT64_MAX};
	const struct image image = {.phdr = &phdr, .phnum = 1, .phoff = 64};
	const struct headers headers = {(const unsigned char *)&ehdr, &image}, none = {NULL, NULL};
	struct field f;

	ck_assert(!field_find(&headers, "e_type", 6, -1, &f) && f.value == 0x1234 && f.offset == 16);
	ck_assert(!field_find(&headers, "e_phoff e", 7, -1, &f) && f.value == 0x123456789a);
	ck_assert(!field_find(&headers, "EI_CLASS", 8, -1, &f) && f.value == 2 && f.offset == 4);
	ck_assert(!field_find(&headers, "p_type", 6, 0, &f) && f.value == 6 && f.offset == 64);
	ck_assert(!field_find(&headers, "p_align", 7, 0, &f) && f.value == UINT64_MAX);
	ck_assert(!field_find(&headers, "magic", 5, -1, &f) && !memcmp(f.bytes, ELFMAG, f.size));
	ck_assert_int_eq(field_find(&headers, "e_typ", 5, -1, &f), -1);
	ck_assert_int_eq(field_find(&none, "e_type", 6, -1, &f), -1);
	ck_assert_int_eq(field_find(&none, "p_type", 6, 0, &f), -1);
}
END_TEST

START_TEST(ids_differ)
{
	for (int a = 0; a < RULE_COUNT; a++)
		for (int b = 0; b < a; b++)
			ck_assert_str_ne(rule_id((enum rule)a), rule_id((enum rule)b));
}
END_TEST

START_TEST(statuses)
{
	ck_assert_int_eq(rule_status(NOT_FOUND), 127);
	ck_assert_int_eq(rule_status(NOT_IN_PATH), 127);
	ck_assert_int_eq(rule_status(INTERP_NOT_FOUND), 126);
	ck_assert_int_eq(rule_status(FILESZ_LE_MEMSZ), 126);
}
END_TEST

/* The system's own errno before the rule's, and ENOEXEC where the kernel would only kill. */
START_TEST(errnos)
{
	struct refusal why = {.rule = INTERP_MACHINE};

	ck_assert_int_eq(refusal_errno(&why), ELIBBAD);
	why.error = EIO;
	ck_assert_int_eq(refusal_errno(&why), EIO);
	why = (struct refusal){.rule = FILESZ_LE_MEMSZ};
	ck_assert_int_eq(refusal_errno(&why), ENOEXEC);
}
END_TEST

START_TEST(filled)
{
	struct refusal why = {.error = 1, .name = "x", .file = "y"};

	ck_assert_int_eq(refuse(&why, CONGRUENT, 4, 5, 6), -1);
	ck_assert(why.rule == CONGRUENT && why.index == 4 && why.a == 5 && why.b == 6);
	ck_assert(why.error == 0 && !why.name && !why.file);
	ck_assert_int_eq(refuse_named(&why, SYSTEM, "mmap", ENOMEM), -1);
	ck_assert(why.rule == SYSTEM && why.index == -1 && why.error == ENOMEM);
	ck_assert_str_eq(why.name, "mmap");
}
END_TEST

Suite *refusal_suite(void)
{
	Suite *suite = suite_create("refusal");
	TCase *tcase = tcase_create("refusal");

	tcase_add_loop_test(tcase, line, 0, (int)(sizeof lines / sizeof *lines));
	tcase_add_loop_test(tcase, every_rule, 0, RULE_COUNT);
	tcase_add_loop_test(tcase, fields_exist, 0, RULE_COUNT);
	tcase_add_test(tcase, values_of_fields);
	tcase_add_test(tcase, ids_differ);
	tcase_add_test(tcase, statuses);
	tcase_add_test(tcase, errnos);
	tcase_add_test(tcase, filled);
	suite_add_tcase(suite, tcase);
	return suite;
}
