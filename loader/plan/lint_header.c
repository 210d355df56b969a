/* lint_header.c: --lint of PT_PHDR, PT_TLS and PT_INTERP, and of what may be there only once.
 * Pure. */
#include "lint_parts.h"

static const struct {
	uint32_t type;
	int first; /* the gABI wants it before every PT_LOAD */
	char name[16];
} singles[] = {
	{PT_PHDR, 1, "PT_PHDR"}, {PT_INTERP, 1, "PT_INTERP"}, {PT_DYNAMIC, 0, "PT_DYNAMIC"},
	{PT_TLS, 0, "PT_TLS"}, {PT_GNU_STACK, 0, "PT_GNU_STACK"}, {PT_GNU_RELRO, 0, "PT_GNU_RELRO"},
};

static void judge_order(const struct judge *j)
{
	for (size_t s = 0; s < sizeof singles / sizeof *singles; s++) {
		int first = -1, load = -1;

		for (int i = 0; i < j->image->phnum; i++) {
			uint32_t type = j->image->phdr[i].p_type;

			if (type == PT_LOAD && load < 0)
				load = i;
			if (type != singles[s].type)
				continue;
			if (first >= 0)
				say_named(j, ADVICE_HEADER_TWICE, i, (uint64_t)first, 0, singles[s].name);
			else if (singles[s].first && load >= 0)
				say_named(j, ADVICE_HEADER_LATE, i, (uint64_t)load, 0, singles[s].name);
			if (first < 0)
				first = i;
		}
	}
}

static void judge_phdr(const struct judge *j)
{
	uint64_t mapped = image_phdr_address(j->image);
	int found = 0, is_mapped = lint_phdrs_load(j) >= 0; /* else that is what there is to say */

	for (int i = 0; i < j->image->phnum; i++) {
		const Elf64_Phdr *ph = &j->image->phdr[i];

		if (ph->p_type != PT_PHDR)
			continue;
		found = 1;
		if (is_mapped && mapped != ph->p_vaddr)
			say(j, ADVICE_PHDR_WRONG, i, ph->p_vaddr, mapped);
	}
	if (!found && j->image->type == ET_DYN && j->interp >= 0 && j->dynamic >= 0)
		say(j, ADVICE_PHDR_ABSENT, -1, 0, 0);
}

static void judge_tls(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];

	if (ph->p_filesz > ph->p_memsz)
		say(j, ADVICE_TLS_FILESZ, i, ph->p_filesz, ph->p_memsz);
	if (ph->p_filesz && lint_load_at(j, ph->p_vaddr, ph->p_filesz) < 0)
		say(j, ADVICE_TLS_OUTSIDE, i, ph->p_vaddr, ph->p_filesz);
	if (ph->p_align & (ph->p_align - 1))
		say(j, ADVICE_TLS_ALIGN, i, ph->p_align, 0);
	else if (ph->p_align && (ph->p_vaddr & (ph->p_align - 1)))
		say(j, ADVICE_TLS_SKEW, i, ph->p_vaddr, ph->p_align);
}

static void judge_interp(const struct judge *j)
{
	const Elf64_Phdr *ph = &j->image->phdr[j->interp];
	char name[256];

	if (!lint_string(j, name, sizeof name, ph->p_offset) && name[0] && name[0] != '/')
		say_named(j, ADVICE_INTERP_RELATIVE, j->interp, 0, 0, name);
	if (lint_bytes_at(j, ph->p_vaddr, ph->p_filesz) < 0)
		say(j, ADVICE_INTERP_OUTSIDE, j->interp, ph->p_vaddr, ph->p_filesz);
	if (j->dynamic < 0)
		say(j, ADVICE_INTERP_ALONE, j->interp, 0, 0);
}

void lint_headers(const struct judge *j)
{
	judge_order(j);
	judge_phdr(j);
	for (int i = 0; i < j->image->phnum; i++)
		if (j->image->phdr[i].p_type == PT_TLS)
			judge_tls(j, i);
	if (j->interp >= 0)
		judge_interp(j);
}
