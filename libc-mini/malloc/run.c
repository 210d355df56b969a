/* run.c: spans as runs of cells: cut from free ones and from the top, joined when freed.
 *
 * Free spans are in bins by length: one bin for each length up to 64 cells (64 KiB), then eight bins
 * for each doubling. A request takes the shortest span that is long enough (best fit; within a bin
 * of several lengths, the best of the first few), else the beginning of the top. */
#include "heap.h"

#define EXACT_BINS      64
#define LOOK_AT         32      /* spans of a bin that are compared */

static unsigned bin_of(size_t cells)
{
	unsigned log, bin;

	if (cells <= EXACT_BINS)
		return (unsigned)cells - 1;
	log = 63 - (unsigned)__builtin_clzll(cells);
	bin = EXACT_BINS + (log - 6) * 8 + (unsigned)(cells >> (log - 3) & 7);
	return bin < HEAP_BINS ? bin : HEAP_BINS - 1;
}

void __run_bin(struct heap_span *s)
{
	unsigned bin = bin_of(s->cells);

	s->kind = HEAP_FREE;
	span_push(&__heap.bin[bin], s);
	__heap.bin_used[bin / 64] |= (uint64_t)1 << bin % 64;
	seal(s->base);
}

/* Takes a free span out of its bin; it must become something else at once. */
static void run_unbin(struct heap_span *s, const char *who)
{
	unsigned bin = bin_of(s->cells);

	span_remove(&__heap.bin[bin], s);
	if (!__heap.bin[bin])
		__heap.bin_used[bin / 64] &= ~((uint64_t)1 << bin % 64);
	if (seal_broken(s->base))
		__misuse(who, "write after free to ", s->base);
}

/* The first bin from `bin` on that has a span in it; HEAP_BINS: none. */
static unsigned bin_from(unsigned bin)
{
	unsigned word = bin / 64;
	uint64_t used;

	if (bin >= HEAP_BINS)
		return HEAP_BINS;
	used = __heap.bin_used[word] & ~(uint64_t)0 << bin % 64;
	while (!used) {
		if (++word == HEAP_BINS / 64)
			return HEAP_BINS;
		used = __heap.bin_used[word];
	}
	return word * 64 + (unsigned)__builtin_ctzll(used);
}

static struct heap_span *bin_find(size_t cells)
{
	for (unsigned bin = bin_from(bin_of(cells)); bin < HEAP_BINS; bin = bin_from(bin + 1)) {
		struct heap_span *best = NULL;
		unsigned looked = 0;

		for (uint32_t each = __heap.bin[bin]; each && (looked < LOOK_AT || !best);
				each = span_at(each)->next, looked++) {
			struct heap_span *s = span_at(each);

			if (s->cells >= cells && (!best || s->cells < best->cells))
				best = s;
		}
		if (best)
			return best;
	}
	return NULL;
}

/* ---- cutting ---- */

/* Cuts s behind the first `cells`; the rest, if any, becomes a span in a bin, or the top's. */
static void cut_tail(struct heap_span *s, size_t cells, int top)
{
	size_t rest = s->cells - cells;
	struct heap_span *tail;

	if (top)
		__heap.top = 0;
	if (!rest)
		return;
	s->cells = (uint32_t)cells;
	tail = __span_new(s->base + (cells << CELL_SHIFT), rest, s->region, HEAP_TOP, span_number(s));
	if (top)
		__heap.top = span_number(tail);
	else
		__run_bin(tail);
}

/* Makes a span of the kind out of s, a free span that is in no bin any more, or the top. Cells
 * before an aligned beginning become a free span of their own. */
static struct heap_span *cut(struct heap_span *s, size_t cells, size_t alignment, unsigned kind)
{
	int top = s->kind == HEAP_TOP;
	size_t head = (-(uintptr_t)s->base & (alignment - 1)) >> CELL_SHIFT;

	if (head) {
		struct heap_span *front = s;

		s = __span_new(front->base + (head << CELL_SHIFT), front->cells - head,
			front->region, front->kind, span_number(front));
		front->cells = (uint32_t)head;
		__run_bin(front);
	}
	cut_tail(s, cells, top);
	s->kind = (uint8_t)kind;
	__span_enter(s, kind == HEAP_LARGE);
	if (top && s->base + span_bytes(s) > __heap.high)
		__heap.high = s->base + span_bytes(s);
	return s;
}

struct heap_span *__run_take_some(size_t cells, size_t least)
{
	struct heap_span *s;

	if (__tables_reserve(3))
		return NULL;
	s = bin_find(least);
	if (!s && __sweep_due()) {
		__sweep();
		s = bin_find(least);
	}
	if (!s)
		return NULL;
	run_unbin(s, "malloc");
	return cut(s, s->cells < cells ? s->cells : cells, CELL, HEAP_SMALL);
}

struct heap_span *__run_take(size_t cells, size_t alignment, unsigned kind)
{
	size_t slack = alignment > CELL ? (alignment >> CELL_SHIFT) - 1 : 0;
	struct heap_span *s;

	if (alignment < CELL)
		alignment = CELL;
	if (__tables_reserve(3))
		return NULL;
	s = bin_find(cells + slack);
	if (!s && __sweep_due()) {
		__sweep();
		s = bin_find(cells + slack);
	}
	if (s) {
		run_unbin(s, "malloc");
	} else {
		s = span_at(__heap.top);
		if (!__heap.top || s->cells < cells
				|| s->cells < cells + ((-(uintptr_t)s->base & (alignment - 1)) >> CELL_SHIFT))
			return NULL;
	}
	return cut(s, cells, alignment, kind);
}

/* ---- joining ---- */

static struct heap_span *neighbour(uint32_t number)
{
	return number ? span_at(number) : NULL;
}

/* The free span s with its free neighbours, in no bin; if one of them is the top, it is the top. */
static struct heap_span *join(struct heap_span *s)
{
	struct heap_span *other = neighbour(s->below);

	if (other && other->kind == HEAP_FREE) {
		run_unbin(other, "free");
		other->cells += s->cells;
		__span_drop(s);
		s = other;
	}
	s->kind = HEAP_FREE;
	other = neighbour(s->above);
	if (other && (other->kind == HEAP_FREE || other->kind == HEAP_TOP)) {
		s->kind = other->kind;
		if (other->kind == HEAP_FREE)
			run_unbin(other, "free");
		s->cells += other->cells;
		__span_drop(other);
	} else if (!s->region && !other) {
		s->kind = HEAP_TOP;
	}
	return s;
}

void __run_free(struct heap_span *s)
{
	s = join(s);
	__span_enter(s, 0);
	if (s->kind == HEAP_TOP) {
		__heap.top = span_number(s);
		if (!__heap.quiet) {
			__system_trim_if_large();
			__sweep_top_freed();
		}
	} else if (!__system_drop_arena(s)) {
		__run_bin(s);
	}
}

/* s and what is behind it as one span of `cells`; what is left over is free again. */
static void merge(struct heap_span *s, struct heap_span *next, size_t cells)
{
	int top = next->kind == HEAP_TOP;

	if (!top)
		run_unbin(next, "realloc");
	s->cells += next->cells;
	__span_drop(next);
	cut_tail(s, cells, top);
	if (!s->region && s->base + span_bytes(s) > __heap.high)
		__heap.high = s->base + span_bytes(s);
}

int __run_resize(uint32_t number, size_t cells, size_t raise_for)
{
	struct heap_span *s, *next;

	if (__tables_reserve(4))
		return -1;
	s = span_at(number);
	if (cells <= s->cells) {
		if (cells < s->cells) {
			size_t rest = s->cells - cells;

			s->cells = (uint32_t)cells;
			__run_free(__span_new(s->base + span_bytes(s), rest, s->region, HEAP_LARGE, number));
		}
		return 0;
	}
	next = neighbour(s->above);
	if (raise_for && !s->region && (!next || (next->kind == HEAP_TOP
			&& s->cells + next->cells < cells))) {
		if (__system_raise_break(cells - s->cells, raise_for))
			return -1;
		s = span_at(number);
		next = neighbour(s->above);
	}
	if (!next || (next->kind != HEAP_FREE && next->kind != HEAP_TOP)
			|| s->cells + next->cells < cells)
		return -1;
	merge(s, next, cells);
	return 0;
}
