/* lint_tail.c: --lint of what the file shows in memory behind the end of a PT_LOAD. Pure.
 *
 *   p_offset        + p_filesz           page end
 *    |  file bytes   |  the file goes on    |   Pages are mapped whole. Where p_memsz is larger
 *    +---------------+----------------------+   and PF_W is set, the kernel clears the rest of the
 *    |  segment      |  cleared, or shown   |   page (padzero()); else the file is seen there. */
#include "lint_parts.h"

/* How many of the n bytes of the file at `offset` are not zero; what is behind its end is. */
static uint64_t count_nonzero(const struct judge *j, uint64_t offset, uint64_t n)
{
	unsigned char bytes[512];
	uint64_t size = j->image->file_size, count = 0;

	if (offset >= size)
		return 0;
	n = n < size - offset ? n : size - offset;
	while (n) {
		size_t part = n < sizeof bytes ? (size_t)n : sizeof bytes;

		if (lint_read(j, bytes, part, offset))
			return count;
		for (size_t i = 0; i < part; i++)
			count += bytes[i] != 0;
		offset += part;
		n -= part;
	}
	return count;
}

/* Is the page mapped over by a PT_LOAD that comes later? */
static int replaced(const struct judge *j, int i, uint64_t page)
{
	for (int k = i + 1; k < j->image->phnum; k++) {
		const Elf64_Phdr *ph = &j->image->phdr[k];

		if (ph->p_type == PT_LOAD && ph->p_memsz && lint_down(j, ph->p_vaddr) <= page
		    && lint_end(ph) > page)
			return 1;
	}
	return 0;
}

/* Is it the PT_LOAD that reaches highest, so that _end and the heap follow? */
static int is_last(const struct judge *j, int i)
{
	uint64_t end = lint_end(&j->image->phdr[i]);

	for (int k = 0; k < j->image->phnum; k++)
		if (j->image->phdr[k].p_type == PT_LOAD && lint_end(&j->image->phdr[k]) > end)
			return 0;
	return 1;
}

static void judge_tail(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	uint64_t end = lint_sum(ph->p_vaddr, ph->p_filesz);
	uint64_t offset = lint_sum(ph->p_offset, ph->p_filesz);
	uint64_t rest = lint_up(j, end) - end, count;

	if (!ph->p_filesz || ph->p_filesz > ph->p_memsz || end > lint_up(j, end)
	    || replaced(j, i, lint_down(j, end)))
		return;
	if (ph->p_memsz > ph->p_filesz && !(ph->p_flags & PF_W)) {
		uint64_t bss = ph->p_memsz - ph->p_filesz;

		count = count_nonzero(j, offset, bss < rest ? bss : rest);
		if (count)
			say(j, ADVICE_BSS_NOT_ZERO, i, end, count);
	} else if (ph->p_memsz == ph->p_filesz && (ph->p_flags & PF_W) && is_last(j, i)) {
		count = count_nonzero(j, offset, rest);
		if (count)
			say(j, ADVICE_TAIL_VISIBLE, i, end, count);
	}
}

void lint_tails(const struct judge *j)
{
	for (int i = 0; i < j->image->phnum; i++)
		if (j->image->phdr[i].p_type == PT_LOAD)
			judge_tail(j, i);
}
