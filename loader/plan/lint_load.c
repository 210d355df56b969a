/* lint_load.c: --lint of the PT_LOADs: what may be done with them, where they lie, and how they are
 * aligned. Pure. */
#include "lint_parts.h"

#define USUAL_MIN_ADDRESS 65536UL  /* vm.mmap_min_addr */
#define HUGE_GAP (1UL << 30)

static void judge_flags(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	unsigned flags = ph->p_flags & (PF_R | PF_W | PF_X);

	if ((flags & (PF_W | PF_X)) == (PF_W | PF_X))
		say(j, ADVICE_WRITE_EXEC, i, ph->p_vaddr, 0);
	if ((flags & PF_X) && ph->p_memsz > ph->p_filesz)
		say(j, ADVICE_BSS_EXEC, i, ph->p_vaddr, ph->p_memsz - ph->p_filesz);
	if (!flags)
		say(j, ADVICE_FLAGS_NONE, i, ph->p_vaddr, 0);
	else if (flags == PF_X)
		say(j, ADVICE_EXEC_NOT_READ, i, ph->p_vaddr, 0);
	else if (!(flags & PF_R))
		say(j, ADVICE_WRITE_NOT_READ, i, ph->p_vaddr, 0);
}

static void judge_align(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	uint64_t differ = ph->p_filesz ? ph->p_vaddr ^ ph->p_offset : 0;

	if (ph->p_align & (ph->p_align - 1)) /* 0 means no alignment, as 1 does */
		say(j, ADVICE_ALIGN_POWER, i, ph->p_align, 0);
	else if (ph->p_align < j->page)
		say(j, ADVICE_ALIGN_SMALL, i, ph->p_align, 0);
	else if (differ & (ph->p_align - 1))
		say(j, ADVICE_ALIGN_CONGRUENT, i, ph->p_vaddr, ph->p_offset);
	/* For the machine's own pages that is a refusal. */
	if (j->page > ARCH_PAGE && (differ & (j->page - 1)))
		say(j, ADVICE_PAGE_CONGRUENT, i, ph->p_offset, ph->p_vaddr);
}

static void judge_file(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];
	uint64_t end = lint_sum(ph->p_offset, ph->p_filesz);

	if (!ph->p_memsz)
		say(j, ADVICE_LOAD_EMPTY, i, ph->p_vaddr, 0);
	if (ph->p_filesz && end > j->image->file_size)
		say(j, ADVICE_LOAD_BEYOND_FILE, i, end, j->image->file_size);
	if (j->image->type == ET_EXEC && ph->p_memsz && ph->p_vaddr < USUAL_MIN_ADDRESS)
		say(j, ADVICE_LOAD_LOW, i, ph->p_vaddr, USUAL_MIN_ADDRESS);
}

/* Two PT_LOADs, one page: it holds what the later one says. The earlier one's bytes are in it only
 * if they are the same page of the file, and none of them are .bss. */
static int keeps_bytes(const Elf64_Phdr *later, const Elf64_Phdr *earlier)
{
	return later->p_filesz && later->p_vaddr - later->p_offset == earlier->p_vaddr - earlier->p_offset
		&& earlier->p_memsz == earlier->p_filesz;
}

/* PT_LOAD i begins in a page in which one before it ends, at `reach`. */
static void judge_page(const struct judge *j, int i, int last, uint64_t reach)
{
	const Elf64_Phdr *ph = &j->image->phdr[i], *earlier = &j->image->phdr[last];
	uint64_t from = lint_down(j, ph->p_vaddr);

	if (from < earlier->p_vaddr)
		from = earlier->p_vaddr;
	if (reach > from && !keeps_bytes(ph, earlier))
		say(j, ADVICE_LOADS_LOSE_BYTES, i, ph->p_vaddr, reach - from);
	else
		say(j, ADVICE_LOADS_SHARE_PAGE, i, ph->p_vaddr, reach);
}

/* PT_LOAD i against the one before it, and the one that reached furthest. */
static void judge_neighbours(const struct judge *j, int i, int before, int furthest)
{
	const Elf64_Phdr *ph = &j->image->phdr[i], *last = &j->image->phdr[before];
	uint64_t reach = lint_end(&j->image->phdr[furthest]);

	if (ph->p_vaddr < last->p_vaddr)
		say(j, ADVICE_LOADS_ORDER, i, ph->p_vaddr, last->p_vaddr);
	else if (ph->p_vaddr < reach)
		say(j, ADVICE_LOADS_OVERLAP, i, ph->p_vaddr, reach);
	else if (lint_down(j, ph->p_vaddr) < lint_up(j, reach))
		judge_page(j, i, furthest, reach);
	else if (ph->p_vaddr - reach >= HUGE_GAP)
		say(j, ADVICE_GAP_HUGE, i, ph->p_vaddr, ph->p_vaddr - reach);
}

/* Out of the order, PT_LOADs may still lie over each other. */
static void judge_unordered(const struct judge *j, int i)
{
	const Elf64_Phdr *ph = &j->image->phdr[i];

	for (int k = 0; k < i; k++) {
		const Elf64_Phdr *other = &j->image->phdr[k];

		if (other->p_type == PT_LOAD && other->p_vaddr > ph->p_vaddr && other->p_memsz
		    && other->p_vaddr < lint_end(ph)) {
			say(j, ADVICE_LOADS_OVERLAP, i, ph->p_vaddr, lint_end(other));
			return;
		}
	}
}

static void judge_place(const struct judge *j, uint64_t low, uint64_t high)
{
	/* Below the stack and the mmap area, wherever chance moves these. */
	const uint64_t limit = ARCH_USER_END - (ARCH_PAGE << ARCH_DYN_RANDOM_BITS);

	if (j->image->type != ET_EXEC || !high)
		return;
	if (high > limit)
		say(j, ADVICE_LINKED_HIGH, -1, high, limit);
	say(j, ADVICE_NOT_PIE, -1, low, 0);
}

void lint_loads(const struct judge *j)
{
	uint64_t low = UINT64_MAX, high = 0;
	int before = -1, furthest = -1;

	for (int i = 0; i < j->image->phnum; i++) {
		const Elf64_Phdr *ph = &j->image->phdr[i];

		if (ph->p_type != PT_LOAD)
			continue;
		judge_flags(j, i);
		judge_align(j, i);
		judge_file(j, i);
		if (!ph->p_memsz)
			continue;
		if (before >= 0)
			judge_neighbours(j, i, before, furthest);
		if (before >= 0 && ph->p_vaddr < j->image->phdr[before].p_vaddr)
			judge_unordered(j, i);
		before = i;
		low = ph->p_vaddr < low ? ph->p_vaddr : low;
		if (lint_end(ph) > high) {
			high = lint_end(ph);
			furthest = i;
		}
	}
	judge_place(j, low, high);
}
