/* image_test.c: headers in, facts out. What breaks a rule is in rules_test.c. */
#include <stdlib.h>
#include <string.h>

#include "scene.h"

/* Reads the program of a scene as the loader does; the scene stays the owner of the headers. */
static int read_program(struct scene *s, struct image *image)
{
	struct refusal why;

	return image_header(&s->program.header, s->program.header_bytes, s->program.size, PROGRAM,
		image, &why) || image_segments(image, s->program.phdr, &why) ? -1 : 0;
}

START_TEST(facts)
{
	struct scene *s = scene_new(PIE);
	struct image image;

	s->program.header.e_shoff = 0x3000;
	s->program.header.e_shnum = 7;
	s->program.header.e_shstrndx = 6;
	ck_assert_int_eq(read_program(s, &image), 0);
	ck_assert_int_eq(image.role, PROGRAM);
	ck_assert_uint_eq(image.type, ET_DYN);
	ck_assert_uint_eq(image.phnum, 4);
	ck_assert_uint_eq(image.entry, 0x1010);
	ck_assert_uint_eq(image.phoff, 64);
	ck_assert_uint_eq(image.shoff, 0x3000);
	ck_assert_uint_eq(image.shnum, 7);
	ck_assert_uint_eq(image.shstrndx, 6);
	ck_assert_uint_eq(image.file_size, 0x4000);
	ck_assert_ptr_eq(image.phdr, s->program.phdr);
	ck_assert_int_eq(image.loads, 2);
	ck_assert_int_eq(image.first_load, 0);
	ck_assert_int_eq(image.interp, 3);
	ck_assert_int_eq(image.gnu_stack, 2);
	ck_assert_uint_eq(image.low, 0);
	ck_assert_uint_eq(image.high, 0x3e00 + 0x3000);
	ck_assert_uint_eq(image.align, 4096);
	ck_assert_uint_eq(image_span(&image), 0x7000);
	free(s);
}
END_TEST

/* EXEC-SPEC 5: none of it is the kernel's business. */
START_TEST(what_the_kernel_ignores)
{
	static const struct { size_t at; unsigned char value; } ignored[] = {
		{EI_CLASS, ELFCLASSNONE}, {EI_CLASS, ELFCLASS32}, {EI_CLASS, 0xff},
		{EI_DATA, ELFDATA2MSB}, {EI_VERSION, 0}, {EI_OSABI, 0xff}, {EI_ABIVERSION, 9}, {15, 1},
		{offsetof(Elf64_Ehdr, e_version), 0}, {offsetof(Elf64_Ehdr, e_version), 9},
		{offsetof(Elf64_Ehdr, e_flags), 9}, {offsetof(Elf64_Ehdr, e_ehsize), 0},
		{offsetof(Elf64_Ehdr, e_shentsize), 1}, {offsetof(Elf64_Ehdr, e_shnum), 0xff},
		{offsetof(Elf64_Ehdr, e_shoff) + 7, 0xff}, {offsetof(Elf64_Ehdr, e_shstrndx), 0xff},
		{offsetof(Elf64_Ehdr, e_entry), 0},
	};

	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
		struct scene *s = scene_new(STATIC);
		struct outcome o;

		((unsigned char *)&s->program.header)[ignored[i].at] = ignored[i].value;
		ck_assert_msg(scene_run(s, &o) == 0, "byte %d as %d refused", (int)ignored[i].at,
			ignored[i].value);
		outcome_free(&o);
		free(s);
	}
}
END_TEST

/* maximum_alignment(): powers of two only, PT_LOADs only, at least a page, no upper bound. */
START_TEST(alignment)
{
	static const struct { uint64_t first, second, expect; } rows[] = {
		{0, 0, 4096}, {1, 3, 4096}, {4096, 0x200000, 0x200000}, {0x200000, 4096, 0x200000},
		{0x200001, 8192, 8192}, {1UL << 46, 4096, 1UL << 46}, {1UL << 63, 0, 1UL << 63},
		{UINT64_MAX, 0x3000, 4096},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scene *s = scene_new(PIE);
		struct image image;

		s->program.phdr[0].p_align = rows[i].first;
		s->program.phdr[1].p_align = rows[i].second;
		s->program.phdr[2].p_align = 1UL << 40; /* not a PT_LOAD */
		ck_assert_int_eq(read_program(s, &image), 0);
		ck_assert_uint_eq(image.align, rows[i].expect);
		free(s);
	}
}
END_TEST

START_TEST(first_interp_and_last_stack_win)
{
	struct scene *s = scene_new(PIE);
	struct image image;

	s->program.header.e_phnum = 7;
	s->program.phdr[4] = s->program.phdr[3];
	s->program.phdr[4].p_filesz = 1; /* would be refused if it were looked at */
	s->program.phdr[5] = s->program.phdr[2];
	s->program.phdr[6] = (Elf64_Phdr){.p_type = PT_PHDR, .p_vaddr = UINT64_MAX, .p_memsz = 1};
	ck_assert_int_eq(read_program(s, &image), 0);
	ck_assert_int_eq(image.interp, 3);
	ck_assert_int_eq(image.gnu_stack, 5);
	free(s);
}
END_TEST

START_TEST(an_interpreter_has_no_interpreter)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	s->interp.header.e_phnum = 3;
	s->interp.phdr[2] = (Elf64_Phdr){.p_type = PT_INTERP, .p_filesz = 1UL << 40};
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_int_eq(o.interp.interp, -1);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(everything_left_to_the_interpreter)
{
	struct scene *s = scene_new(PIE);
	struct outcome o;

	s->program.phdr[0].p_type = s->program.phdr[1].p_type = PT_NULL;
	ck_assert_int_eq(scene_run(s, &o), 0);
	ck_assert_uint_eq(o.at.bias, 0);
	ck_assert_uint_eq(o.at.start, SCENE_INTERP_AT + 0x1010);
	outcome_free(&o);
	free(s);
}
END_TEST

START_TEST(unordered_loads)
{
	struct scene *s = scene_new(STATIC);
	struct image image;
	Elf64_Phdr text = s->program.phdr[0];

	s->program.phdr[0] = s->program.phdr[1];
	s->program.phdr[1] = text;
	ck_assert_int_eq(read_program(s, &image), 0);
	ck_assert_int_eq(image.first_load, 0);
	ck_assert_uint_eq(image.low, 0x400000);
	ck_assert_uint_eq(image.high, 0x406e00);
	free(s);
}
END_TEST

/* At the very end of the user half an image is still an image; layout has the stack in its way. */
START_TEST(end_of_user_half)
{
	struct scene *s = scene_new(STATIC);
	struct image image;

	s->program.phdr[1].p_filesz = 0;
	s->program.phdr[1].p_memsz = ARCH_USER_END - s->program.phdr[1].p_vaddr;
	ck_assert_int_eq(read_program(s, &image), 0);
	ck_assert_uint_eq(image.high, ARCH_USER_END);
	s->program.phdr[1].p_memsz++;
	ck_assert_int_eq(read_program(s, &image), -1);
	free(s);
}
END_TEST

/* A header shorter than 64 bytes is read as padded with zeros: e_phnum is then 0. */
START_TEST(short_header)
{
	struct scene *s = scene_new(STATIC);
	struct image image;
	struct refusal why;

	for (size_t n = 20; n < sizeof(Elf64_Ehdr); n++) {
		int result = image_header(&s->program.header, n, n, PROGRAM, &image, &why);

		ck_assert_int_eq(result, -1);
		ck_assert_int_eq(why.rule, n <= offsetof(Elf64_Ehdr, e_phentsize) ? PHENTSIZE
			: n <= offsetof(Elf64_Ehdr, e_phnum) ? PHNUM_ZERO : PHDRS_IN_FILE);
	}
	free(s);
}
END_TEST

/* What does not end in a refusal because the kernel does not look, or does not mind. */
START_TEST(tail_outside_file_without_need)
{
	static const struct { uint64_t filesz, memsz; uint32_t flags; int expect; } rows[] = {
		{0x400, 0x3000, PF_R | PF_W, -1}, /* wiped, and must be */
		{0x400, 0x3000, PF_R, 0},         /* an error of clear_user() is ignored */
		{0x400, 0x400, PF_R | PF_W, 0},   /* nothing to wipe */
		{0x200, 0x3000, PF_R | PF_W, 0},  /* the file's bytes end with the page */
		{0, 0x3000, PF_R | PF_W, 0},      /* nothing of the file at all */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct scene *s = scene_new(STATIC);
		struct image image;

		s->program.size = 0x3000; /* tail of 0x2e00 + 0x400 lies in the page behind */
		s->program.phdr[1].p_filesz = rows[i].filesz;
		s->program.phdr[1].p_memsz = rows[i].memsz;
		s->program.phdr[1].p_flags = rows[i].flags;
		ck_assert_msg(read_program(s, &image) == rows[i].expect, "row %d", (int)i);
		free(s);
	}
}
END_TEST

/* load_elf_binary(), phdr_addr: the last PT_LOAD whose file bytes hold e_phoff. */
START_TEST(phdr_address)
{
	static const struct { uint64_t phoff, expect; } rows[] = {
		{64, 0x400040},       /* in the first */
		{0x17ff, 0x4017ff},   /* its last byte */
		{0x1800, 0},          /* behind it: no PT_LOAD has it */
		{0x2dff, 0}, {0x2e00, 0x403e00}, {0x2e10, 0x403e10}, {0x31ff, 0x4041ff}, {0x3200, 0},
	};
	struct scene *s = scene_new(STATIC);
	struct image image;

	ck_assert_int_eq(read_program(s, &image), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		image.phoff = rows[i].phoff;
		ck_assert_uint_eq(image_phdr_address(&image), rows[i].expect);
	}
	s->program.phdr[2] = scene_load(0, 0x500000, 0x1000, 0x1000, PF_R); /* covers it again */
	image.phoff = 64;
	ck_assert_uint_eq(image_phdr_address(&image), 0x500040);
	free(s);
}
END_TEST

Suite *image_suite(void)
{
	Suite *suite = suite_create("image");
	TCase *tcase = tcase_create("image");

	tcase_add_test(tcase, facts);
	tcase_add_test(tcase, what_the_kernel_ignores);
	tcase_add_test(tcase, alignment);
	tcase_add_test(tcase, first_interp_and_last_stack_win);
	tcase_add_test(tcase, an_interpreter_has_no_interpreter);
	tcase_add_test(tcase, everything_left_to_the_interpreter);
	tcase_add_test(tcase, unordered_loads);
	tcase_add_test(tcase, end_of_user_half);
	tcase_add_test(tcase, short_header);
	tcase_add_test(tcase, tail_outside_file_without_need);
	tcase_add_test(tcase, phdr_address);
	suite_add_tcase(suite, tcase);
	return suite;
}
