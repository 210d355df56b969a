/* lint_file.c: --lint of the file as a whole: its mode, the ELF header, the entry point, where the
 * program headers are, and the stack. Pure. */
#include "lint_parts.h"

#include <string.h>

/* ---- the ELF header ---- */

static void expect(const struct judge *j, const char *name, uint64_t is, uint64_t should_be)
{
	if (is != should_be)
		say_named(j, ADVICE_HEADER_FIELD, -1, is, should_be, name);
}

static unsigned own_data(void)
{
	const uint16_t one = 1;
	unsigned char first;

	memcpy(&first, &one, 1);
	return first ? ELFDATA2LSB : ELFDATA2MSB;
}

static void judge_sections(const struct judge *j, const Elf64_Ehdr *e)
{
	uint64_t end = lint_sum(e->e_shoff, (uint64_t)e->e_shnum * e->e_shentsize);

	if (!e->e_shoff || !e->e_shnum) {
		if (!e->e_shoff) /* e_shnum 0: there are more than fit, and the first one tells */
			say(j, ADVICE_SECTIONS_ABSENT, -1, 0, 0);
		return;
	}
	expect(j, "e_shentsize", e->e_shentsize, sizeof(Elf64_Shdr));
	if (end > j->image->file_size)
		say(j, ADVICE_SECTIONS_OUTSIDE, -1, end, j->image->file_size);
}

static void judge_header(const struct judge *j)
{
	Elf64_Ehdr e;

	if (lint_read(j, &e, sizeof e, 0))
		return;
	expect(j, "EI_CLASS", e.e_ident[EI_CLASS], ELFCLASS64);
	expect(j, "EI_DATA", e.e_ident[EI_DATA], own_data());
	expect(j, "EI_VERSION", e.e_ident[EI_VERSION], EV_CURRENT);
	expect(j, "e_version", e.e_version, EV_CURRENT);
	expect(j, "e_ehsize", e.e_ehsize, sizeof e);
	if (e.e_ident[EI_OSABI] != ELFOSABI_SYSV && e.e_ident[EI_OSABI] != ELFOSABI_GNU)
		say(j, ADVICE_OSABI, -1, e.e_ident[EI_OSABI], 0);
	if (e.e_flags & ~(Elf64_Word)ARCH_E_FLAGS)
		say(j, ADVICE_HEADER_FLAGS, -1, e.e_flags, 0);
	judge_sections(j, &e);
}

/* ---- the entry point ---- */

static int executable(const Elf64_Phdr *ph)
{
	return ph->p_type == PT_LOAD && (ph->p_flags & PF_X) && ph->p_memsz;
}

/* The PT_LOAD whose pages hold the entry point, the last one, or -1. */
static int page_of_entry(const struct judge *j)
{
	int found = -1;

	for (int i = 0; i < j->image->phnum; i++) {
		const Elf64_Phdr *ph = &j->image->phdr[i];

		if (ph->p_type == PT_LOAD && ph->p_memsz && j->image->entry >= lint_down(j, ph->p_vaddr)
		    && j->image->entry < lint_up(j, lint_end(ph)))
			found = i;
	}
	return found;
}

static void judge_entry(const struct judge *j)
{
	uint64_t entry = j->image->entry;
	int segments = 0, load = page_of_entry(j);
	const Elf64_Phdr *ph = load < 0 ? NULL : &j->image->phdr[load];

	for (int i = 0; i < j->image->phnum; i++)
		segments += executable(&j->image->phdr[i]);
	if (!segments && j->interp < 0)
		say(j, ADVICE_NO_EXEC_SEGMENT, -1, (uint64_t)j->loads, 0);
	else if (!ph || !executable(ph))
		say(j, j->interp < 0 ? ADVICE_ENTRY_NOT_EXEC : ADVICE_ENTRY_INTERP, -1, entry, 0);
	else if (entry < ph->p_vaddr || entry >= lint_end(ph))
		say(j, ADVICE_ENTRY_BESIDE, load, entry, 0);
	else if (entry - ph->p_vaddr < ph->p_filesz && entry - ph->p_vaddr + ph->p_offset == 0)
		say(j, ADVICE_ENTRY_MAGIC, load, entry, 0);
}

/* ---- the program headers in memory ---- */

static void judge_phdrs(const struct judge *j)
{
	uint64_t at = j->image->phoff, end = at + j->image->phnum * sizeof(Elf64_Phdr);
	int holder = lint_phdrs_load(j);

	if (holder < 0)
		say(j, ADVICE_PHDRS_UNMAPPED, -1, at, 0);
	else if (end - j->image->phdr[holder].p_offset > j->image->phdr[holder].p_filesz)
		say(j, ADVICE_PHDRS_CUT, holder,
			j->image->phdr[holder].p_offset + j->image->phdr[holder].p_filesz, end);
}

/* ---- the stack ---- */

static void judge_stack(const struct judge *j)
{
	const Elf64_Phdr *stack = NULL;
	int index = -1;

	for (int i = 0; i < j->image->phnum; i++)
		if (j->image->phdr[i].p_type == PT_GNU_STACK) /* the last one counts */
			stack = &j->image->phdr[index = i];
	if (!stack) {
		say(j, ADVICE_STACK_ABSENT, -1, 0, 0);
		return;
	}
	if (stack->p_flags & PF_X)
		say(j, ADVICE_STACK_EXEC, index, 0, 0);
	if (stack->p_memsz)
		say(j, ADVICE_STACK_SIZE, index, stack->p_memsz, 0);
}

void lint_whole(const struct judge *j)
{
	unsigned mode = j->file->mode;

	/* setgid without the group's x bit is an old sign for mandatory locking, not set-id. */
	if ((mode & 04000) || (mode & 02010) == 02010)
		say(j, ADVICE_SET_ID, -1, mode & 07777, 0);
	if (j->file->caps)
		say(j, ADVICE_FILE_CAPS, -1, j->file->caps, 0);
	judge_header(j);
	judge_entry(j);
	judge_phdrs(j);
	judge_stack(j);
}
