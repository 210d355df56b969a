/* rows.h: the table of crafted files: one row per fault, and per oddity that is none. */
#ifndef REFUSALS_ROWS_H
#define REFUSALS_ROWS_H

#include "target.h"

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
	{"low-address", "a PT_LOAD at 0", STATIC, {SET(P3.p_type, PT_LOAD), SET(P3.p_vaddr, 0),
		SET(P3.p_memsz, 0x1000)}, 0, 0},
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

#endif
