/* segment.c: the edges of a PT_LOAD, see layout.h. Pure. */
#include "layout.h"

#include <sys/mman.h>

static unsigned segment_prot(uint32_t flags)
{
	return (flags & PF_R ? PROT_READ : 0u) | (flags & PF_W ? PROT_WRITE : 0u)
		| (flags & PF_X ? PROT_EXEC : 0u);
}

void segment_place(const Elf64_Phdr *ph, int index, uint64_t bias, struct segment *s)
{
	uint64_t start = ph->p_vaddr + bias;

	s->index = index;
	s->page = page_down(start);
	s->file_end = start + ph->p_filesz;
	s->page_end = ph->p_filesz ? page_up(s->file_end) : s->page;
	s->mem_end = ph->p_memsz > ph->p_filesz ? page_up(start + ph->p_memsz) : s->page_end;
	s->offset = ph->p_offset - page_offset(start);
	s->prot = segment_prot(ph->p_flags);
	s->zero_prot = PROT_READ | PROT_WRITE | (ph->p_flags & PF_X ? PROT_EXEC : 0u);
	s->wipe_tail = ph->p_filesz && ph->p_memsz > ph->p_filesz && page_offset(s->file_end);
	s->wipe_must = s->wipe_tail && (ph->p_flags & PF_W);
	/* A page whose file bytes end on its edge and whose memory ends there too has mem_end below. */
	if (s->mem_end < s->page_end)
		s->mem_end = s->page_end;
}

int ranges_meet(uint64_t start, uint64_t end, const struct range *r)
{
	return start < r->end && r->start < end;
}

int layout_over(const struct image *image, uint64_t bias, const struct range *range)
{
	for (int i = 0; image && i < image->phnum; i++) {
		struct segment s;

		if (image->phdr[i].p_type != PT_LOAD)
			continue;
		segment_place(&image->phdr[i], i, bias, &s);
		if (ranges_meet(s.page, s.mem_end, range))
			return i;
	}
	return -1;
}
