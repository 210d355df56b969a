/* lint_reloc.c: --lint of where the dynamic relocations write to. Pure. */
#include "lint_parts.h"

#define MAX_RELOCS (1UL << 20)
#define AT_A_TIME 32

struct tally {
	uint64_t read_only, first_read_only; /* how many, and the first one's address */
	uint64_t outside, first_outside;
};

static void count_one(const struct judge *j, uint64_t address, int *load, struct tally *t)
{
	const Elf64_Phdr *ph = *load < 0 ? NULL : &j->image->phdr[*load];

	/* Relocations come sorted: it is mostly the PT_LOAD of the one before. */
	if (!ph || address < ph->p_vaddr || address - ph->p_vaddr >= ph->p_memsz)
		*load = lint_load_at(j, address, 1);
	if (*load < 0) {
		if (!t->outside++)
			t->first_outside = address;
	} else if (!(j->image->phdr[*load].p_flags & PF_W)) {
		if (!t->read_only++)
			t->first_read_only = address;
	}
}

static void count_table(const struct judge *j, uint64_t address, uint64_t bytes, struct tally *t)
{
	Elf64_Rela rela[AT_A_TIME];
	uint64_t left = bytes / sizeof *rela;
	int load = -1;

	left = left < MAX_RELOCS ? left : MAX_RELOCS;
	while (left) {
		size_t n = left < AT_A_TIME ? (size_t)left : AT_A_TIME;

		if (lint_read_at(j, rela, n * sizeof *rela, address))
			return;
		for (size_t i = 0; i < n; i++)
			if (ELF64_R_TYPE(rela[i].r_info)) /* 0 is R_..._NONE everywhere */
				count_one(j, rela[i].r_offset, &load, t);
		address += n * sizeof *rela;
		left -= n;
	}
}

void lint_relocs(const struct judge *j, const struct dynamic *d)
{
	struct tally t = {0};

	count_table(j, d->rela, d->rela_bytes, &t);
	if (d->jmprel < d->rela || d->jmprel - d->rela >= d->rela_bytes) /* not a part of DT_RELA */
		count_table(j, d->jmprel, d->plt_bytes, &t);
	if (d->textrel)
		say(j, t.read_only ? ADVICE_TEXTREL : ADVICE_TEXTREL_EMPTY, -1, t.read_only,
			t.first_read_only);
	else if (t.read_only)
		say(j, ADVICE_RELOC_READ_ONLY, -1, t.read_only, t.first_read_only);
	if (t.outside)
		say(j, ADVICE_RELOC_OUTSIDE, -1, t.outside, t.first_outside);
}
