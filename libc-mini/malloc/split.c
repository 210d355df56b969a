/* split.c: gives back parts of a small span.
 *
 * Sizes that a program used for a while and then no longer leave spans behind in which a few blocks
 * live on. As a whole such a span would stay its class's for ever. So a sweep cuts it where whole
 * cells have no block in use: they become free spans, for any size, and what lies between them
 * smaller spans of the class.
 *
 *   cells    0        1        2        3        4        5
 *   span     |oo.o....|....o...|........|........|.o......|........|
 *   becomes  |oo.o....|....o...|   free span     |.o......|  free  |
 *
 * Blocks need not begin where cells do: the first block of a piece lies `skip` bytes behind its
 * beginning, and free blocks that reach over the edge are given up. */
#include "heap.h"

#define CELLS_MOST      64      /* of a small span: as many bits as a word has */

/* A bit for each cell of the span in which no block in use lies, not even the end of one. */
static uint64_t dead_cells(const struct heap_span *s)
{
	const struct heap_cell *cell = cell_at(s->region, s->base);
	size_t block = class_bytes(s->size_class), end = 0; /* of the last block in use so far */
	uint64_t dead = 0;

	for (size_t i = 0; i < s->cells; i++) {
		if (cell[i].live)
			end = i * CELL + ((63 - (size_t)__builtin_clzll(cell[i].live)) << UNIT_SHIFT) + block;
		else if (end <= i * CELL)
			dead |= (uint64_t)1 << i;
	}
	return dead;
}

/* Where the first block lies that begins in a piece of a span, from the piece's beginning. */
static size_t first_block(const struct heap_span *s, const char *piece)
{
	size_t block = class_bytes(s->size_class), before = (size_t)(piece - s->base);

	if (before <= s->skip)
		return s->skip - before;
	before = (before - s->skip) % block;
	return before ? block - before : 0;
}

/* Makes a span of the class out of cells that were part of one. */
static void become(struct heap_span *s, unsigned class, size_t skip)
{
	struct heap_cell *cell = cell_at(s->region, s->base);
	size_t bytes = span_bytes(s);

	s->kind = HEAP_SMALL;
	s->size_class = (uint8_t)class;
	s->skip = (uint16_t)skip;
	s->blocks = s->carved = bytes > skip ? (uint32_t)((bytes - skip) / class_bytes(class)) : 0;
	for (size_t i = 0; i < s->cells; i++) {
		cell[i].span = span_number(s);
		cell[i].list = list_of(class);
	}
}

/* How many cells from `from` downwards are alike. */
static size_t run_length(uint64_t dead, size_t from)
{
	size_t n = 1;

	while (n <= from && (dead >> (from - n) & 1) == (dead >> from & 1))
		n++;
	return n;
}

/* Cuts the last n cells off. Returns their span's number. */
static uint32_t cut_off(uint32_t number, size_t n, unsigned kind)
{
	struct heap_span *s = span_at(number);

	s->cells -= (uint32_t)n;
	return span_number(__span_new(s->base + span_bytes(s), n, s->region, kind, number));
}

/* The cell's word of a piece's first cell goes with its span's entry: it is kept. */
static uint32_t cut_piece(uint32_t number, size_t n)
{
	struct heap_span *s = span_at(number);
	const char *at = s->base + ((s->cells - n) << CELL_SHIFT);
	uint64_t live = cell_at(s->region, at)->live;
	size_t skip = first_block(s, at);
	unsigned class = s->size_class;
	uint32_t piece = cut_off(number, n, HEAP_SMALL);

	cell_at(span_at(piece)->region, at)->live = live;
	become(span_at(piece), class, skip);
	return piece;
}

int __span_split(uint32_t number, void (*piece)(struct heap_span *))
{
	struct heap_span *s = span_at(number);
	unsigned class = s->size_class;
	uint64_t dead;
	size_t n;

	if (s->cells > CELLS_MOST || s->carved < s->blocks || number == __heap.watched)
		return 0;
	dead = dead_cells(s);
	if (__bits(dead) * 4 < s->cells || __tables_reserve(s->cells))
		return 0;
	__heap.cells_of[class] -= (uint32_t)__bits(dead);
	__heap.small_cells -= __bits(dead);
	for (;;) { /* from the end, so that what is cut off lies behind what is left */
		size_t last = span_at(number)->cells - 1;
		int is_dead = dead >> last & 1;

		n = run_length(dead, last);
		if (n > last)
			break;
		if (is_dead)
			__run_free(span_at(cut_off(number, n, HEAP_LARGE)));
		else
			piece(span_at(cut_piece(number, n)));
	}
	s = span_at(number);
	if (dead & 1) {
		s->carved = s->blocks = 0;
		__run_free(s);
	} else {
		become(s, class, s->skip);
		piece(s);
	}
	return 1;
}
