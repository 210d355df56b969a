/* lint_relro.c: --lint of PT_GNU_RELRO: what is made read-only after relocation. Pure.
 *
 *      page          start                    page            end          page
 *       |  data before | addresses ...          |   ... addresses | data     |
 *       +--------------+------------------------+-----------------+----------+
 *       |<---- mprotect(PROT_READ), as ld.so does it: whole pages, |
 *              the end rounded down ----------->|  stays writable            */
#include "lint_parts.h"

static int any_writable(const struct judge *j)
{
	for (int i = 0; i < j->image->phnum; i++)
		if (j->image->phdr[i].p_type == PT_LOAD && (j->image->phdr[i].p_flags & PF_W))
			return 1;
	return 0;
}

static void judge_edges(const struct judge *j, const Elf64_Phdr *ph, const Elf64_Phdr *load)
{
	uint64_t end = lint_end(ph), from = lint_down(j, ph->p_vaddr), to = lint_down(j, end);
	uint64_t open = to > ph->p_vaddr ? end - to : ph->p_memsz;

	if (from < load->p_vaddr)
		from = load->p_vaddr;
	if (open)
		say(j, ADVICE_RELRO_END, j->relro, end, open);
	if (from < ph->p_vaddr && to > from)
		say(j, ADVICE_RELRO_START, j->relro, ph->p_vaddr, ph->p_vaddr - from);
}

void lint_relro(const struct judge *j, const struct dynamic *d)
{
	const Elf64_Phdr *ph, *load;
	int index;

	if (j->relro < 0) {
		if (d && (d->rela_bytes || d->plt_bytes || d->relr_bytes) && any_writable(j))
			say(j, ADVICE_RELRO_ABSENT, -1, 0, 0);
		return;
	}
	ph = &j->image->phdr[j->relro];
	index = lint_load_at(j, ph->p_vaddr, 1);
	load = index < 0 ? NULL : &j->image->phdr[index];
	if (!load || lint_end(ph) > lint_up(j, lint_end(load))) {
		if (ph->p_memsz)
			say(j, ADVICE_RELRO_OUTSIDE, j->relro, ph->p_vaddr, ph->p_memsz);
		return;
	}
	judge_edges(j, ph, load);
	if (load->p_flags & PF_X)
		say(j, ADVICE_RELRO_EXEC, j->relro, ph->p_vaddr, 0);
	if (d && j->interp >= 0 && d->plt_bytes && !d->now)
		say(j, ADVICE_RELRO_PARTIAL, -1, d->plt_bytes, 0);
}
