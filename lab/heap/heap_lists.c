/* heap_lists.c: the lists of free blocks, which go through the blocks themselves: those are read from
 * the process a page at a time. A list that leads anywhere but to free blocks of region 0, or to
 * one of them twice, ends there and is reported. */
#include <string.h>
#include "heap_view.h"

#define PAGE 4096u

static uint64_t base_of(const struct heap_view *v, unsigned region)
{
	return (uintptr_t)v->tables.region[region].base;
}

/* The word at a multiple of 8 in a region. */
static int word_at(const struct heap_view *v, unsigned region, uint64_t address, uint64_t *word)
{
	const struct heap_memory *m = &v->memory[region];
	uint64_t at = address - base_of(v, region), page = at / PAGE;

	if (at >= m->length || m->length - at < sizeof *word)
		return -1;
	if (!(m->there[page / 64] >> page % 64 & 1)) {
		uint64_t bytes = m->length - page * PAGE < PAGE ? m->length - page * PAGE : PAGE;

		if (v->read(v->context, base_of(v, region) + page * PAGE, m->bytes + page * PAGE, bytes))
			return -1;
		m->there[page / 64] |= (uint64_t)1 << page % 64;
	}
	memcpy(word, m->bytes + at, sizeof *word);
	return 0;
}

int heap_view_link(const struct heap_view *v, unsigned region, uint64_t block, uint64_t *to)
{
	uint64_t word;

	if (word_at(v, region, block, &word))
		return -1;
	*to = v->description.hardened
		? __builtin_bswap64(word) ^ block * HEAP_LINK_FACTOR ^ v->tables.key : word;
	return 0;
}

/* Notes that a block is in a list. */
static const char *note(struct heap_view *v, uint64_t block)
{
	uint64_t at = block - base_of(v, 0), unit = at / HEAP_UNIT;
	uint64_t *word = &v->listed[unit / 64], bit = (uint64_t)1 << unit % 64;

	if (at >= v->memory[0].length || at % HEAP_UNIT)
		return "a list of free blocks leads to where no block can be";
	if (*word & bit)
		return "a block is in a list twice";
	*word |= bit;
	return NULL;
}

const char *heap_view_follow(struct heap_view *v)
{
	uint64_t end = (uintptr_t)v->tables.origin;

	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		uint64_t block = (uintptr_t)v->tables.classes[class].free;
		const char *why;

		while (block != end) {
			if ((why = note(v, block)) != NULL)
				return why;
			if (heap_view_link(v, 0, block, &block))
				return "a free block cannot be read";
		}
	}
	return NULL;
}

uint64_t heap_view_listed(const struct heap_view *v, unsigned class, uint64_t after)
{
	uint64_t block = (uintptr_t)v->tables.classes[class % HEAP_CLASSES].free;

	if (v->lists_fault || (after && heap_view_link(v, 0, after, &block)))
		return 0;
	return block == (uintptr_t)v->tables.origin ? 0 : block;
}
