/* mutants.c: crafted and mutated files, under execve(2) and under uload.
 *
 *   mutants table ULOAD            every row of `rows`
 *   mutants texts ULOAD            files that are not ELF files
 *   mutants flips ULOAD N SEED     N files with random bytes in their headers
 *   mutants truncate ULOAD N       N starts of a file that shrinks and grows meanwhile
 *   mutants memory ULOAD           small RLIMIT_AS
 *   mutants arguments ULOAD        arguments up to the limits
 *   mutants make KIND FILE         just a good file: static, static-pie, dynamic, pie, socket
 *
 * What the kernel runs, uload has to run to the same end. What the kernel refuses, or kills before
 * the first instruction, uload has to refuse: in one line, with status 126 and the rule's id. It
 * works in the current directory and prints a line per failure; `RULE id` for each rule seen; and
 * `N passed, N failed` last. */
#define _GNU_SOURCE
#include <elf.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner.h"
#include "target.h"

static int passed, failed;

/* ---- keeping score ---- */

static void seen(const char *rule)
{
	static char known[64][64];
	static int n;

	if (!*rule)
		return;
	for (int i = 0; i < n; i++)
		if (!strcmp(known[i], rule))
			return;
	if (n < 64) {
		snprintf(known[n++], sizeof *known, "%s", rule);
		printf("RULE %s\n", rule);
	}
}

static int score(int good, const char *what, const struct result *native,
	const struct result *ours)
{
	if (good) {
		passed++;
		return 1;
	}
	failed++;
	printf("FAIL %s\n", what);
	if (native)
		printf("    execve: %s\n", result_text(native));
	printf("    uload:  %s\n", result_text(ours));
	return 0;
}

/* Is it right, whatever the rule is? */
static int agrees(const struct result *native, const struct result *ours)
{
	int refusal = is_refusal(ours, 126, NULL) || is_refusal(ours, 127, NULL);

	switch (native->how) {
	case REFUSED:
	case KILLED: return refusal;
	case EXITED:
		return ours->how == EXITED && ours->code == native->code
			&& !strcmp(ours->out, native->out) && !strcmp(ours->err, native->err);
	case SIGNALED: return (ours->how == SIGNALED && ours->code == native->code)
		|| is_refusal(ours, 126, NULL);
	default: return 0;
	}
}

/* ---- the table ---- */

struct edit {
	const void *field; /* in model */
	size_t size;
	uint64_t value;
};

struct row {
	const char *rule; /* NULL: it runs, and ends as natively */
	const char *what;
	enum target_kind kind;
	struct edit edit[5];
	uint64_t size; /* of the file, 0: as it is */
	int of_interp; /* the edits are made in the interpreter's file */
};

static struct target model;

#define SET(member, value) {&model.member, sizeof model.member, value}
#define P0 p[0]
#define P1 p[1]
#define P2 p[2]
#define P3 p[3]
#define USER_END 0x7ffffffff000UL

static const struct row rows[] = {
	{NULL, "static", STATIC, {{0}}, 0, 0},
	{NULL, "static-PIE", STATIC_PIE, {{0}}, 0, 0},
	{NULL, "dynamic", DYNAMIC, {{0}}, 0, 0},
	{NULL, "PIE", PIE, {{0}}, 0, 0},

	/* what the kernel ignores */
	{NULL, "EI_CLASS 32", STATIC, {SET(e.e_ident[EI_CLASS], 1)}, 0, 0},
	{NULL, "EI_CLASS 0", STATIC, {SET(e.e_ident[EI_CLASS], 0)}, 0, 0},
	{NULL, "EI_DATA big-endian", STATIC, {SET(e.e_ident[EI_DATA], 2)}, 0, 0},
	{NULL, "EI_VERSION 9", STATIC, {SET(e.e_ident[EI_VERSION], 9)}, 0, 0},
	{NULL, "EI_OSABI 255", STATIC, {SET(e.e_ident[EI_OSABI], 255)}, 0, 0},
	{NULL, "e_version 9", STATIC, {SET(e.e_version, 9)}, 0, 0},
	{NULL, "e_flags", STATIC, {SET(e.e_flags, 0xffffffff)}, 0, 0},
	{NULL, "e_ehsize 0", STATIC, {SET(e.e_ehsize, 0)}, 0, 0},
	{NULL, "sections out of the file", STATIC, {SET(e.e_shoff, UINT64_MAX),
		SET(e.e_shnum, 0xffff), SET(e.e_shstrndx, 0xffff), SET(e.e_shentsize, 1)}, 0, 0},
	{NULL, "p_align 0", PIE, {SET(P0.p_align, 0), SET(P1.p_align, 0)}, 0, 0},
	{NULL, "p_align 3", STATIC_PIE, {SET(P0.p_align, 3)}, 0, 0},
	{NULL, "p_align 2^46, ET_EXEC", STATIC, {SET(P0.p_align, 1UL << 46)}, 0, 0},
	{NULL, "p_align 2^46, PIE", PIE, {SET(P0.p_align, 1UL << 46)}, 0, 0},
	{NULL, "p_align 2^46, static-PIE", STATIC_PIE, {SET(P1.p_align, 1UL << 46)}, 0, 0},
	{NULL, "p_align 2 MiB, static-PIE", STATIC_PIE, {SET(P1.p_align, 1UL << 21)}, 0, 0},
	{NULL, "p_paddr", STATIC, {SET(P0.p_paddr, UINT64_MAX)}, 0, 0},
	{NULL, "p_filesz of PT_GNU_STACK", STATIC, {SET(P2.p_filesz, UINT64_MAX),
		SET(P2.p_memsz, UINT64_MAX), SET(P2.p_vaddr, UINT64_MAX), SET(P2.p_offset, 1)}, 0, 0},
	{NULL, "executable stack", STATIC, {SET(P2.p_flags, PF_R | PF_W | PF_X)}, 0, 0},
	{NULL, "PT_GNU_STACK without flags", STATIC, {SET(P2.p_flags, 0)}, 0, 0},
	{NULL, "no PT_GNU_STACK", STATIC, {SET(P2.p_type, PT_NULL)}, 0, 0},
	{NULL, "two PT_GNU_STACK", STATIC, {SET(P3.p_type, PT_GNU_STACK), SET(P3.p_flags, PF_X)}, 0, 0},
	{NULL, "p_flags with unknown bits", STATIC, {SET(P0.p_flags, 0xfffffff5)}, 0, 0},
	{NULL, "text not readable", STATIC, {SET(P0.p_flags, PF_X)}, 0, 0},
	{NULL, "a third PT_LOAD of nothing", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x10000000)}, 0, 0},
	{NULL, "a PT_LOAD of nothing at 0", STATIC, {SET(P3.p_type, PT_LOAD)}, 0, 0},
	{NULL, "a third PT_LOAD without file bytes", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x10000123), SET(P3.p_memsz, 0x12345), SET(P3.p_offset, 77)}, 0, 0},
	{NULL, "a PT_LOAD over text, the same bytes", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x400000), SET(P3.p_memsz, 0x1000), SET(P3.p_filesz, 0x1000),
		SET(P3.p_flags, PF_X)}, 0, 0},
	{NULL, "a PT_LOAD far behind the end of the file", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x10000000), SET(P3.p_offset, 0x10000000), SET(P3.p_memsz, 0x1000),
		SET(P3.p_filesz, 0x1000)}, 0, 0},
	{NULL, "a PT_LOAD at uload's place", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x410000), SET(P3.p_memsz, 0x800000), SET(P3.p_flags, PF_R)}, 0, 0},
	{NULL, "1170 program headers", STATIC, {SET(e.e_phnum, 1170)}, 0x20000, 0},
	{NULL, "a PT_LOAD at 64 KiB", STATIC, {SET(P3.p_type, PT_LOAD), SET(P3.p_vaddr, 0x10000),
		SET(P3.p_memsz, 0x1000)}, 0, 0},
	{NULL, "a PIE that begins within a page", PIE, {SET(P0.p_vaddr, 0x10), SET(P0.p_offset, 0x10),
		SET(P0.p_filesz, 0xff0), SET(P0.p_memsz, 0xff0)}, 0, 0},
	{NULL, "a static-PIE that begins within a page", STATIC_PIE, {SET(P0.p_vaddr, 0x10),
		SET(P0.p_offset, 0x10), SET(P0.p_filesz, 0xff0), SET(P0.p_memsz, 0xff0)}, 0, 0},
	{NULL, "the interpreter begins within a page", PIE, {SET(P0.p_vaddr, 0x10),
		SET(P0.p_offset, 0x10), SET(P0.p_filesz, 0xff0), SET(P0.p_memsz, 0xff0)}, 0, 1},
	{NULL, "a static-PIE with a gap of 64 GiB", STATIC_PIE, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 1UL << 33), SET(P3.p_memsz, 0x1000)}, 0, 0},
	{NULL, "an ET_EXEC interpreter", PIE, {SET(e.e_type, ET_EXEC), SET(P0.p_vaddr, 0x20000000),
		SET(P1.p_vaddr, 0x20002800), SET(e.e_entry, 0x20000400)}, 0, 1},
	{NULL, "entry of the program is not looked at", PIE, {SET(e.e_entry, UINT64_MAX)}, 0, 0},
	{NULL, "the interpreter's PT_INTERP is not looked at", PIE, {SET(P3.p_type, PT_INTERP),
		SET(P3.p_filesz, 1UL << 40)}, 0, 1},

	/* what runs, and dies */
	{NULL, "entry 0", STATIC, {SET(e.e_entry, 0)}, 0, 0},
	{NULL, "entry in the data", STATIC, {SET(e.e_entry, 0x402800)}, 0, 0},
	{NULL, "entry at the end of the user half", STATIC, {SET(e.e_entry, USER_END - 1)}, 0, 0},
	{NULL, "text not executable", STATIC, {SET(P0.p_flags, PF_R)}, 0, 0},
	{NULL, "text without permissions", STATIC, {SET(P0.p_flags, 0)}, 0, 0},
	{NULL, "text behind the end of the file", STATIC, {SET(P0.p_offset, 0x10000)}, 0, 0},

	/* the ELF header */
	{"not-elf", "bad magic", STATIC, {SET(e.e_ident[0], 0)}, 0, 0},
	{"wrong-type", "ET_REL", STATIC, {SET(e.e_type, ET_REL)}, 0, 0},
	{"wrong-type", "ET_CORE", STATIC, {SET(e.e_type, ET_CORE)}, 0, 0},
	{"wrong-type", "e_type 0", STATIC, {SET(e.e_type, 0)}, 0, 0},
	{"wrong-machine", "aarch64", STATIC, {SET(e.e_machine, EM_AARCH64)}, 0, 0},
	{"machine-32bit", "i386", STATIC, {SET(e.e_ident[EI_CLASS], ELFCLASS32),
		SET(e.e_machine, EM_386)}, 0, 0},
	{"machine-32bit", "ARM, 32 bit", STATIC, {SET(e.e_ident[EI_CLASS], ELFCLASS32),
		SET(e.e_machine, EM_ARM)}, 0, 0},
	{"phentsize", "e_phentsize 55", STATIC, {SET(e.e_phentsize, 55)}, 0, 0},
	{"phentsize", "e_phentsize 0", STATIC, {SET(e.e_phentsize, 0)}, 0, 0},
	{"phentsize", "e_phentsize 112", STATIC, {SET(e.e_phentsize, 112)}, 0, 0},
	{"phnum-zero", "e_phnum 0", STATIC, {SET(e.e_phnum, 0)}, 0, 0},
	{"phnum-max", "1171 program headers", STATIC, {SET(e.e_phnum, 1171)}, 0x20000, 0},
	{"phnum-max", "65535 program headers", STATIC, {SET(e.e_phnum, 0xffff)}, 0x400000, 0},
	{"phdrs-in-file", "the file ends in the program headers", STATIC, {{0}}, 287, 0},
	{"phdrs-in-file", "the file ends behind the ELF header", STATIC, {{0}}, 64, 0},
	{"phdrs-in-file", "e_phoff at the end", STATIC, {SET(e.e_phoff, TARGET_BYTES)}, 0, 0},
	{"phdrs-in-file", "e_phoff 2^63", STATIC, {SET(e.e_phoff, 1UL << 63)}, 0, 0},
	{"phdrs-in-file", "e_phoff 2^64 - 1", STATIC, {SET(e.e_phoff, UINT64_MAX)}, 0, 0},
	{"phnum-zero", "the file ends before e_phnum", STATIC, {{0}}, 56, 0},
	{"phentsize", "the file ends before e_phentsize", STATIC, {{0}}, 54, 0},
	{"wrong-type", "the file ends behind e_ident", STATIC, {{0}}, 16, 0},
	{"not-elf", "the file ends within the magic", STATIC, {{0}}, 3, 0},

	/* PT_INTERP */
	{"interp-size", "PT_INTERP of 0 bytes", PIE, {SET(P3.p_filesz, 0)}, 0, 0},
	{"interp-size", "PT_INTERP of 1 byte", PIE, {SET(P3.p_filesz, 1)}, 0, 0},
	{"interp-size", "PT_INTERP of 4097 bytes", PIE, {SET(P3.p_filesz, 4097)}, 0, 0},
	{"interp-size", "PT_INTERP of 2^40 bytes", PIE, {SET(P3.p_filesz, 1UL << 40)}, 0, 0},
	{"interp-size", "PT_INTERP of 2^64 - 1 bytes", PIE, {SET(P3.p_filesz, UINT64_MAX)}, 0, 0},
	{"interp-in-file", "PT_INTERP behind the end", PIE, {SET(P3.p_offset, 0x10000)}, 0, 0},
	{"interp-in-file", "PT_INTERP at 2^64 - 1", PIE, {SET(P3.p_offset, UINT64_MAX)}, 0, 0},
	{"interp-nul", "PT_INTERP without NUL", PIE, {SET(P3.p_filesz, 4)}, 0, 0},
	{"interp-not-found", "no such interpreter", PIE, {SET(P3.p_offset, TARGET_INTERP_AT + 1),
		SET(P3.p_filesz, 4)}, 0, 0},
	{"interp-not-found", "an interpreter without a name", PIE, {SET(P3.p_offset, 192),
		SET(P3.p_filesz, 2)}, 0, 0},
	{"interp-short", "interpreter of 63 bytes", PIE, {{0}}, 63, 1},
	{"interp-short", "interpreter of 1 byte", PIE, {{0}}, 1, 1},
	{"interp-not-elf", "interpreter without magic", PIE, {SET(e.e_ident[1], 0)}, 0, 1},
	{"interp-machine", "interpreter for i386", PIE, {SET(e.e_machine, EM_386)}, 0, 1},
	{"interp-header", "interpreter of type ET_REL", PIE, {SET(e.e_type, ET_REL)}, 0, 1},
	{"interp-header", "interpreter with e_phentsize 57", PIE, {SET(e.e_phentsize, 57)}, 0, 1},
	{"interp-header", "interpreter with e_phnum 0", PIE, {SET(e.e_phnum, 0)}, 0, 1},
	{"interp-header", "interpreter with 1171 headers", PIE, {SET(e.e_phnum, 1171)}, 0x20000, 1},
	{"interp-header", "interpreter cut in its headers", PIE, {{0}}, 100, 1},
	{"no-load", "interpreter without PT_LOAD", PIE, {SET(P0.p_type, 0), SET(P1.p_type, 0)}, 0, 1},
	{"filesz-le-memsz", "interpreter: p_filesz > p_memsz", PIE, {SET(P1.p_memsz, 0xff)}, 0, 1},
	{"offset-congruent", "interpreter: offset", PIE, {SET(P1.p_offset, 0x1801)}, 0, 1},
	{"entry-in-user", "interpreter: entry", PIE, {SET(e.e_entry, 0x7fff00000000)}, 0, 1},

	/* PT_LOAD */
	{"no-load", "no PT_LOAD", STATIC, {SET(P0.p_type, PT_NOTE), SET(P1.p_type, 0)}, 0, 0},
	{"filesz-le-memsz", "p_filesz > p_memsz", STATIC, {SET(P1.p_memsz, 0xff)}, 0, 0},
	{"filesz-le-memsz", "p_memsz 0", STATIC, {SET(P0.p_memsz, 0)}, 0, 0},
	{"memsz-in-user", "p_memsz 2^47", STATIC, {SET(P1.p_memsz, 1UL << 47)}, 0, 0},
	{"memsz-in-user", "p_memsz 2^63", STATIC, {SET(P1.p_memsz, 1UL << 63)}, 0, 0},
	{"memsz-in-user", "p_memsz 2^64 - 1", STATIC, {SET(P1.p_memsz, UINT64_MAX)}, 0, 0},
	{"memsz-in-user", "p_memsz wraps around", STATIC, {SET(P1.p_memsz, -TARGET_BASE)}, 0, 0},
	{"memsz-in-user", "p_memsz 2^63, PIE", PIE, {SET(P1.p_memsz, 1UL << 63)}, 0, 0},
	{"vaddr-in-user", "p_vaddr in the kernel half", STATIC,
		{SET(P1.p_vaddr, 0xffffffff80000800)}, 0, 0},
	{"vaddr-in-user", "p_vaddr at the end of the user half", STATIC,
		{SET(P1.p_vaddr, USER_END + 0x800)}, 0, 0},
	{"vaddr-in-user", "p_vaddr in the kernel half, static-PIE", STATIC_PIE,
		{SET(P1.p_vaddr, 0xffffffff80000800)}, 0, 0},
	{"offset-congruent", "p_offset one more", STATIC, {SET(P1.p_offset, 0x1801)}, 0, 0},
	{"offset-congruent", "p_vaddr one less", STATIC, {SET(P0.p_vaddr, 0x3fffff)}, 0, 0},
	{"offset-range", "p_offset 2^63", STATIC, {SET(P1.p_offset, (1UL << 63) + 0x800)}, 0, 0},
	{"offset-range", "p_offset 2^64 - 2048", STATIC, {SET(P1.p_offset, -0x800UL)}, 0, 0},
	{"low-address", "a PT_LOAD at 0", STATIC, {SET(P3.p_type, PT_LOAD), SET(P3.p_memsz, 0x1000)},
		0, 0},
	{"low-address", "the first PT_LOAD at 0", STATIC, {SET(P0.p_vaddr, 0)}, 0, 0},
	{"align-room", "p_align 2^47", PIE, {SET(P0.p_align, 1UL << 47)}, 0, 0},
	{"align-room", "p_align 2^63, static-PIE", STATIC_PIE, {SET(P0.p_align, 1UL << 63)}, 0, 0},
	{"bss-tail-in-file", "the page to wipe is not in the file", STATIC, {{0}}, 0x1000, 0},
	{"over-stack", "a PT_LOAD over the stack", STATIC, {SET(P0.p_vaddr, 0x7ffffffef000)}, 0, 0},
	{"over-vdso", "a PT_LOAD over everything", STATIC, {SET(P3.p_type, PT_LOAD),
		SET(P3.p_vaddr, 0x10000), SET(P3.p_memsz, 0x7ffffff00000 - 0x10000)}, 0, 0},
	{"entry-in-user", "entry in the kernel half", STATIC, {SET(e.e_entry, UINT64_MAX)}, 0, 0},
	{"entry-in-user", "entry at the end of the user half", STATIC, {SET(e.e_entry, USER_END)}, 0,
		0},
};

static void apply(struct target *t, const struct edit *edit)
{
	if (edit->field)
		memcpy((char *)t + ((const char *)edit->field - (const char *)&model), &edit->value,
			edit->size);
}

static void make_files(const struct row *row)
{
	struct target program, interp;
	struct target *edited = row->of_interp ? &interp : &program;

	target_make(&program, row->kind, "./ld");
	target_make(&interp, STATIC_PIE, "");
	if (row->size > 0x10000) /* room for many PT_NULLs behind the real bytes */
		memset((char *)edited + 288, 0, TARGET_INTERP_AT - 288);
	for (size_t i = 0; i < sizeof row->edit / sizeof *row->edit; i++)
		apply(edited, &row->edit[i]);
	target_write(&program, !row->of_interp && row->size ? row->size : TARGET_BYTES, "program");
	target_write(&interp, row->of_interp && row->size ? row->size : TARGET_BYTES, "ld");
}

static void run_row(const struct runner *r, const struct row *row)
{
	struct result native, ours;
	int good;

	make_files(row);
	run_native(r, "./program", &native);
	run_uload(r, "./program", &ours);
	if (row->rule) {
		good = is_refusal(&ours, strcmp(row->rule, "not-found") ? 126 : 127, row->rule)
			&& native.how != EXITED && native.how != TIMED_OUT;
		seen(result_rule(&ours));
	} else {
		good = agrees(&native, &ours) && (native.how == EXITED || native.how == SIGNALED)
			&& ours.how == native.how;
	}
	score(good, row->what, &native, &ours);
}

static void table(const struct runner *r)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		run_row(r, &rows[i]);
}

/* ---- files that are not ELF files ---- */

static const struct {
	const char *rule, *what;
	const char *text;
	size_t size;  /* 0: strlen(text) */
	unsigned mode;
} texts[] = {
	{"empty-file", "an empty file", "", 0, 0755},
	{"not-elf", "one byte", "x", 0, 0755},
	{"not-elf", "a line of text", "echo hello\n", 0, 0755},
	{"not-elf", "a # and no !", "# /bin/sh\n", 0, 0755},
	{"not-elf", "zeros", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16, 0755},
	{"not-elf", "zeros, a page", NULL, 4096, 0755},
	{"no-exec-permission", "not executable", "#!/bin/true\n", 0, 0644},
	{"unreadable", "not readable", "#!/bin/true\n", 0, 0311},
	{"script-empty", "#! alone", "#!", 0, 0755},
	{"script-empty", "#! and a newline", "#!\n", 0, 0755},
	{"script-empty", "#! and blanks", "#! \t \n/bin/true\n", 0, 0755},
	{"script-empty", "#! and 300 blanks", "#!%300 ", 0, 0755},
	{"script-line-long", "a name of 254 bytes", "#!%254x\n", 0, 0755},
	{"script-line-long", "a name of 300 bytes", "#!%300x /bin/true\n", 0, 0755},
	{"interp-not-found", "a name of 253 bytes", "#!%253x\n", 0, 0755},
	{"interp-not-found", "a missing interpreter", "#!/nonexistent/x\n", 0, 0755},
	{"interp-not-found", "CRLF", "#!/bin/true\r\n", 0, 0755},
	{"not-regular", "a directory as interpreter", "#!/bin\n", 0, 0755},
	{"no-exec-permission", "a non-executable interpreter", "#!/etc/passwd\n", 0, 0755},
	{"script-depth", "a script of itself", "#!./program\n", 0, 0755},
	{NULL, "a script", "#!/bin/true\n", 0, 0755},
	{NULL, "a script that fails", "#!/bin/false\n", 0, 0755},
	{NULL, "a script without a newline", "#!/bin/true", 0, 0755},
	{NULL, "a script with a blank and no newline", "#!/bin/true ", 0, 0755},
	{NULL, "blanks before and behind", "#! \t /bin/true \t \n", 0, 0755},
	{NULL, "an argument of 300 bytes, cut", "#!/bin/true %300y\n", 0, 0755},
	{NULL, "sh runs the rest", "#!/bin/sh\nexit 7\n", 0, 0755},
	{NULL, "sh with an argument", "#!/bin/sh -e\nfalse\nexit 7\n", 0, 0755},
	{NULL, "sh with a blank and a NUL", "#!/bin/sh \0\nexit 7\n", 19, 0755},
	{NULL, "a NUL behind the name", "#!/bin/true\0 x\n", 15, 0755},
	{NULL, "echo its arguments", "#!/bin/echo a  b c  \n", 0, 0755},
	{NULL, "echo an empty argument", "#!/bin/echo ", 0, 0755},
};

/* "%300x" becomes 300 times x. */
static size_t expand(const char *text, size_t size, char *out)
{
	const char *percent = text ? strchr(text, '%') : NULL;
	char *end;
	size_t before, n;

	if (!text)
		memset(out, 0, size);
	else if (!percent)
		memcpy(out, text, size ? size : strlen(text));
	if (!percent)
		return size ? size : strlen(text);
	before = (size_t)(percent - text);
	n = strtoul(percent + 1, &end, 10);
	memcpy(out, text, before);
	memset(out + before, *end, n);
	strcpy(out + before + n, end + 1);
	return strlen(out);
}

static void run_texts(const struct runner *r)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char bytes[4096];
		size_t size = expand(texts[i].text, texts[i].size, bytes);
		struct result native, ours;

		file_write("program", bytes, size, texts[i].mode);
		run_native(r, "./program", &native);
		run_uload(r, "./program", &ours);
		seen(result_rule(&ours));
		/* Execute-only is the one refusal that the kernel has no need of. */
		score(texts[i].rule ? is_refusal(&ours, 126, texts[i].rule)
				&& (native.how == REFUSED || !strcmp(texts[i].rule, "unreadable"))
			: agrees(&native, &ours) && native.how == EXITED,
			texts[i].what, &native, &ours);
	}
}

/* ---- random bytes in headers ---- */

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static unsigned char mutated(unsigned char byte, uint64_t chance)
{
	static const unsigned char odd[] = {0, 1, 0x7f, 0x80, 0xff, 0x10, 0x40, 0x08};

	switch (chance % 4) {
	case 0: return byte ^ (unsigned char)(1u << (chance >> 8) % 8);
	case 1: return odd[(chance >> 8) % sizeof odd];
	case 2: return (unsigned char)(byte + 1 - 2 * (chance >> 8 & 1));
	default: return (unsigned char)(chance >> 8);
	}
}

static void flip(struct target *t, uint64_t *state, char *what)
{
	unsigned char *bytes = (unsigned char *)t;
	size_t headers = sizeof t->e + sizeof t->p;
	int times = 1 + (int)(next(state) % 3);

	for (int i = 0; i < times; i++) {
		size_t at = next(state) % headers;

		bytes[at] = mutated(bytes[at], next(state));
		what += sprintf(what, " [%zu]=%#x", at, bytes[at]);
	}
}

static void flips(const struct runner *r, long count, uint64_t seed)
{
	static const char *const kinds[] = {"static", "static-PIE", "dynamic", "PIE"};
	uint64_t state = seed * 2654435761u + 1;
	int ran = 0;

	for (long i = 0; i < count; i++) {
		enum target_kind kind = (enum target_kind)(i % KINDS);
		int of_interp = kind == PIE && next(&state) % 2;
		struct target program, interp;
		struct result native, ours;
		char what[200];
		int n = sprintf(what, "flip %ld: %s%s:", i, kinds[kind], of_interp ? ", interpreter" : "");

		target_make(&program, kind, "./ld");
		target_make(&interp, STATIC_PIE, "");
		flip(of_interp ? &interp : &program, &state, what + n);
		target_write(&program, TARGET_BYTES, "program");
		target_write(&interp, TARGET_BYTES, "ld");
		run_native(r, "./program", &native);
		run_uload(r, "./program", &ours);
		ran += native.how == EXITED;
		seen(result_rule(&ours));
		score(agrees(&native, &ours), what, &native, &ours);
	}
	printf("%ld mutants, %d of them run natively (seed %lu)\n", count, ran, (unsigned long)seed);
}

/* ---- a file that changes meanwhile ---- */

static pid_t shrink_and_grow(void)
{
	static const off_t sizes[] = {0, TARGET_BYTES, 100, TARGET_BYTES, 0x1000, TARGET_BYTES, 0x1801};
	pid_t pid = fork();

	if (pid)
		return pid;
	for (unsigned i = 0;; i++) {
		struct target t;

		if (truncate("program", sizes[i % 7]) == 0 && sizes[i % 7] == TARGET_BYTES) {
			target_make(&t, STATIC, "");
			FILE *f = fopen("program", "r+");

			if (f) {
				fwrite(&t, sizeof t, 1, f);
				fclose(f);
			}
		}
		usleep(i * 37 % 150);
	}
}

/* The program may run, or die of what it does not find; uload itself must not. (Where the file shrinks
 * in the instant between "is the page there" and the store into it, the store is a SIGBUS of uload's:
 * rare, and the one such place. Counted by `narrow`.) */
static int survived(const struct result *r)
{
	if (r->how == SIGNALED)
		return r->ip >= TARGET_BASE && r->ip < TARGET_BASE + 0x5000;
	return (r->how == EXITED && (r->code == 42 || r->code == 43) && !r->err_bytes)
		|| is_refusal(r, 126, NULL);
}

static void truncations(struct runner *r, long count)
{
	struct target t;
	struct result ours;
	pid_t other;
	int ways[3] = {0}, narrow = 0;

	r->traced = 1;
	target_make(&t, STATIC, "");
	target_write(&t, TARGET_BYTES, "program");
	other = shrink_and_grow();
	for (long i = 0; i < count; i++) {
		char what[64];

		sprintf(what, "a file that shrinks meanwhile, start %ld", i);
		run_uload(r, "./program", &ours);
		ways[ours.how == SIGNALED ? 2 : ours.code == 126]++;
		if (ours.how == SIGNALED && ours.code == SIGBUS && !survived(&ours)) {
			narrow++;
			continue;
		}
		if (!score(survived(&ours), what, NULL, &ours))
			printf("    ip:     %#lx\n", (unsigned long)ours.ip);
	}
	kill(other, SIGKILL);
	waitpid(other, NULL, 0);
	score(narrow * 50 <= count, "a file that shrinks meanwhile kills uload itself", NULL, &ours);
	printf("%d ran, %d were refused, %d died in the program, %d in uload\n", ways[0], ways[1],
		ways[2] - narrow, narrow);
}

/* ---- little memory ---- */

/* From the limit under which uload can speak at all to the one under which the program runs. */
static void little_memory(struct runner *r)
{
	static const uint64_t bss[] = {0x2000, 16 << 20};

	for (size_t i = 0; i < 2; i++) {
		struct target t;
		char *argv[] = {(char *)r->uload, (char *)"--version", NULL};
		struct result ours;

		target_make(&t, STATIC, "");
		t.p[1].p_memsz = bss[i];
		target_write(&t, TARGET_BYTES, "program");
		for (uint64_t kib = 16; kib < (64 << 10); kib += kib < 1024 ? 4 : kib / 4) {
			char what[64];

			r->limit_as = kib << 10;
			run_command(r, argv, &ours);
			if (ours.how != EXITED || ours.code)
				continue; /* not even uload was started */
			run_uload(r, "./program", &ours);
			sprintf(what, "RLIMIT_AS %lu KiB, .bss of %lu KiB", (unsigned long)kib,
				(unsigned long)bss[i] >> 10);
			score(is_refusal(&ours, 126, NULL) || (ours.how == EXITED && ours.code == 42), what,
				NULL, &ours);
		}
	}
}

/* ---- many arguments ---- */

#define STRING 1015 /* with its NUL and its pointer 1 KiB */

/* A command line after argv[from] that counts for just `bytes` bytes (at least 2 KiB). */
static void fill_arguments(char **argv, size_t from, uint64_t bytes)
{
	static char string[2 * (STRING + 9)];

	memset(string, 'x', sizeof string - 1);
	for (; bytes >= 2 * (STRING + 9); bytes -= STRING + 9)
		argv[from++] = string + sizeof string - 1 - STRING;
	argv[from++] = string + sizeof string - 1 - (bytes - 9);
	argv[from] = NULL;
}

static void run_with(struct runner *r, int native, uint64_t bytes, struct result *result)
{
	static char *argv[8192];
	size_t n = 0;

	if (!native)
		argv[n++] = (char *)r->uload;
	argv[n++] = (char *)"./program";
	fill_arguments(argv, n, bytes);
	r->traced = native;
	run_command(r, argv, result);
	r->traced = 0;
}

/* What a script's interpreter adds to the arguments is more than uload itself was given: so the
 * kernel takes command lines for uload that are too big for the script. `rule` has to show up
 * between the last that runs and the first that the kernel does not take. */
static void too_many(struct runner *r, const char *rule, uint64_t limit_stack, uint64_t from)
{
	char script[300];
	struct result ours = {.how = EXITED};
	int found = 0, ran = 0, wrong = 0;

	snprintf(script, sizeof script, "#!%0240d./target\n", 0);
	memset(script + 2, '/', 1);
	for (size_t i = 2; i < 242; i += 2)
		memcpy(script + i, "./", 2);
	file_write("program", script, strlen(script), 0755);
	r->limit_stack = limit_stack;
	for (uint64_t bytes = from; !wrong && !found; bytes += 32) {
		run_with(r, 0, bytes, &ours);
		if (ours.how == REFUSED)
			break; /* not even uload was started */
		found |= is_refusal(&ours, 126, rule);
		ran |= ours.how == EXITED && ours.code == TARGET_STATUS;
		wrong |= !(ours.how == EXITED && ours.code == TARGET_STATUS) && !found;
	}
	if (found)
		seen(rule);
	r->limit_stack = 0;
	score(found && ran && !wrong, rule, NULL, &ours);
}

/* Command lines up to what the stack holds: natively each ends with 42 or is killed. */
static void full_stack(struct runner *r, const struct target *t, uint64_t limit_stack)
{
	target_write(t, TARGET_BYTES, "program");
	for (uint64_t left = 16 << 10; left >= 4096; left -= 512) { /* uload needs some */
		struct result native, ours;
		char what[100];

		r->limit_stack = limit_stack;
		run_with(r, 1, limit_stack - left, &native);
		run_with(r, 0, limit_stack - left, &ours);
		r->limit_stack = 0;
		sprintf(what, "arguments that leave %lu bytes of a stack of %lu KiB",
			(unsigned long)left, (unsigned long)limit_stack >> 10);
		if (ours.how != REFUSED) /* else the kernel did not even start uload */
			score(agrees(&native, &ours), what, &native, &ours);
	}
}

static void many_arguments(struct runner *r)
{
	struct target t;

	target_make(&t, STATIC, "");
	target_write(&t, TARGET_BYTES, "target");
	too_many(r, "args-big", 1 << 20, (256 << 10) - 2048);
	full_stack(r, &t, 64 << 10);
	full_stack(r, &t, 120 << 10);
}
/* ---- for run.sh ---- */

static int make_socket(const char *path)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(name.sun_path, sizeof name.sun_path, "%s", path);
	return bind(fd, (struct sockaddr *)&name, sizeof name) ? 1 : 0;
}

/* mutants make KIND FILE: a good file; `socket` is a kind, too. */
static int make(int argc, char **argv)
{
	static const char *const kinds[] = {"static", "static-pie", "dynamic", "pie"};
	struct target t;

	if (argc < 4)
		return 2;
	if (!strcmp(argv[2], "socket"))
		return make_socket(argv[3]);
	for (int kind = 0; kind < KINDS; kind++)
		if (!strcmp(argv[2], kinds[kind])) {
			target_make(&t, (enum target_kind)kind, "./ld");
			target_write(&t, TARGET_BYTES, argv[3]);
		}
	return 0;
}

int main(int argc, char **argv)
{
	struct runner r = {.uload = argc > 2 ? argv[2] : ""};
	const char *mode = argc > 2 ? argv[1] : "";
	long count = argc > 3 ? atol(argv[3]) : 100;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (!strcmp(mode, "make"))
		return make(argc, argv);
	if (!strcmp(mode, "table"))
		table(&r);
	else if (!strcmp(mode, "texts"))
		run_texts(&r);
	else if (!strcmp(mode, "flips"))
		flips(&r, count, argc > 4 ? strtoul(argv[4], NULL, 0) : 1);
	else if (!strcmp(mode, "truncate"))
		truncations(&r, count);
	else if (!strcmp(mode, "arguments"))
		many_arguments(&r);
	else if (!strcmp(mode, "memory"))
		little_memory(&r);
	else
		return fprintf(stderr, "usage: mutants MODE ULOAD ...\n"), 2;
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
