/* run.c: spans as runs of granules: cut from free ones and from the top, joined when freed.
 *
 * Free spans are in bins by length: one bin for each length up to 64 granules (16 KiB), then eight
 * bins for each doubling. A request takes the shortest span that is long enough (best fit; within a
 * bin of several lengths, the best of the first few), else the beginning of the top. */
#include "heap.h"

#define EXACT_BINS      64
#define LOOK_AT         32      /* spans of a bin that are compared */

static unsigned bin_of(size_t granules)
{
	unsigned log, bin;

	if (granules <= EXACT_BINS)
		return (unsigned)granules - 1;
	log = 63 - (unsigned)__builtin_clzll(granules);
	bin = EXACT_BINS + (log - 6) * 8 + (unsigned)(granules >> (log - 3) & 7);
	return bin < HEAP_BINS ? bin : HEAP_BINS - 1;
}

void __run_bin(struct heap_span *s)
{
	unsigned bin = bin_of(s->granules);
	uint32_t *head = &__heap.bin[bin], number = span_number(s);

	s->kind = HEAP_FREE;
	s->next = *head;
	s->previous = 0;
	if (*head)
		span_at(*head)->previous = number;
	*head = number;
	__heap.bin_used[bin / 64] |= (uint64_t)1 << bin % 64;
	__span_enter(s);
	seal(s->base);
}

void __run_unbin(struct heap_span *s, const char *who)
{
	unsigned bin = bin_of(s->granules);

	if (s->previous)
		span_at(s->previous)->next = s->next;
	else if (!(__heap.bin[bin] = s->next))
		__heap.bin_used[bin / 64] &= ~((uint64_t)1 << bin % 64);
	if (s->next)
		span_at(s->next)->previous = s->previous;
	s->next = s->previous = 0;
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

static struct heap_span *bin_find(size_t granules)
{
	for (unsigned bin = bin_from(bin_of(granules)); bin < HEAP_BINS; bin = bin_from(bin + 1)) {
		struct heap_span *best = NULL;
		unsigned looked = 0;

		for (uint32_t each = __heap.bin[bin]; each && (looked < LOOK_AT || !best);
				each = span_at(each)->next, looked++) {
			struct heap_span *s = span_at(each);

			if (s->granules >= granules && (!best || s->granules < best->granules))
				best = s;
		}
		if (best)
			return best;
	}
	return NULL;
}

/* ---- cutting ---- */

/* Cuts s behind the first `granules`; the rest, if any, becomes a span in a bin, or the top's. */
static void cut_tail(struct heap_span *s, size_t granules, int top)
{
	size_t rest = s->granules - granules;
	struct heap_span *tail;

	if (top)
		__heap.top = 0;
	if (!rest)
		return;
	s->granules = (uint32_t)granules;
	tail = __span_new(s->base + (granules << GRANULE_SHIFT), rest, s->region, HEAP_TOP);
	if (top)
		__heap.top = span_number(tail);
	else
		__run_bin(tail);
}

/* Makes a span of the kind out of s, a free span that is in no bin any more, or the top. Granules
 * before an aligned beginning become a free span of their own. */
static struct heap_span *cut(struct heap_span *s, size_t granules, size_t alignment, unsigned kind)
{
	int top = s->kind == HEAP_TOP;
	size_t head = (-(uintptr_t)s->base & (alignment - 1)) >> GRANULE_SHIFT;

	if (head) {
		struct heap_span *front = s;

		s = __span_new(front->base + (head << GRANULE_SHIFT), front->granules - head,
			front->region, front->kind);
		front->granules = (uint32_t)head;
		__run_bin(front);
	}
	cut_tail(s, granules, top);
	s->kind = (uint8_t)kind;
	__span_enter(s);
	if (top && s->base + span_bytes(s) > __heap.high)
		__heap.high = s->base + span_bytes(s);
	return s;
}

struct heap_span *__run_take(size_t granules, size_t alignment, unsigned kind)
{
	size_t slack = alignment > GRANULE ? (alignment >> GRANULE_SHIFT) - 1 : 0;
	struct heap_span *s;

	if (alignment < GRANULE)
		alignment = GRANULE;
	if (__tables_reserve(3))
		return NULL;
	s = bin_find(granules + slack);
	if (s) {
		__run_unbin(s, "malloc");
	} else {
		s = span_at(__heap.top);
		if (!__heap.top || s->granules < granules
				|| s->granules < granules + ((-(uintptr_t)s->base & (alignment - 1)) >> GRANULE_SHIFT))
			return NULL;
	}
	return cut(s, granules, alignment, kind);
}

/* ---- joining ---- */

/* The neighbours in the region, or NULL. */
static struct heap_span *before(const struct heap_span *s)
{
	return s->base > __heap.region[s->region].base ? span_at(*map_entry(s->region, s->base - 1)) : NULL;
}

static struct heap_span *behind(const struct heap_span *s)
{
	char *end = s->base + span_bytes(s);

	return end < __heap.region[s->region].end ? span_at(*map_entry(s->region, end)) : NULL;
}

/* The free span s with its free neighbours, in no bin; if one of them is the top, it is the top. */
static struct heap_span *join(struct heap_span *s)
{
	struct heap_span *other = before(s);

	if (other && other->kind == HEAP_FREE) {
		__run_unbin(other, "free");
		other->granules += s->granules;
		__span_drop(s);
		s = other;
	}
	s->kind = HEAP_FREE;
	other = behind(s);
	if (other && (other->kind == HEAP_FREE || other->kind == HEAP_TOP)) {
		s->kind = other->kind;
		if (other->kind == HEAP_FREE)
			__run_unbin(other, "free");
		s->granules += other->granules;
		__span_drop(other);
	} else if (!s->region && !other) {
		s->kind = HEAP_TOP;
	}
	return s;
}

void __run_free(struct heap_span *s)
{
	s = join(s);
	if (s->kind == HEAP_TOP) {
		__heap.top = span_number(s);
		__span_enter(s);
		if (span_bytes(s) >= __heap.knobs.trim_threshold)
			__system_trim(__heap.knobs.top_pad);
		__run_top_check();
	} else if (!__system_drop_arena(s)) {
		__run_bin(s);
	}
}

void __run_top_check(void)
{
	struct heap_span *top = span_at(__heap.top), *last;
	size_t free_bytes;

	if (!__heap.top)
		return;
	last = before(top);
	if (!last || last->kind != HEAP_SMALL || last->free != last->carved)
		return;
	free_bytes = span_bytes(top) + span_bytes(last);
	if (free_bytes >= __heap.knobs.trim_threshold && free_bytes > __heap.knobs.top_pad + 2 * PAGE)
		__small_release(last);
}

/* s and what is behind it as one span of `granules`; what is left over is free again. */
static void merge(struct heap_span *s, struct heap_span *next, size_t granules)
{
	int top = next->kind == HEAP_TOP;

	if (!top)
		__run_unbin(next, "realloc");
	s->granules += next->granules;
	__span_drop(next);
	cut_tail(s, granules, top);
	__span_enter(s);
	if (!s->region && s->base + span_bytes(s) > __heap.high)
		__heap.high = s->base + span_bytes(s);
}

int __run_resize(uint32_t number, size_t granules, size_t raise_for)
{
	struct heap_span *s, *next;

	if (__tables_reserve(4))
		return -1;
	s = span_at(number);
	if (granules <= s->granules) {
		if (granules < s->granules) {
			size_t rest = s->granules - granules;

			s->granules = (uint32_t)granules;
			__span_enter(s);
			__run_free(__span_new(s->base + span_bytes(s), rest, s->region, HEAP_LARGE));
		}
		return 0;
	}
	next = behind(s);
	if (raise_for && !s->region && (!next || (next->kind == HEAP_TOP
			&& s->granules + next->granules < granules))) {
		if (__system_raise_break(granules - s->granules, raise_for))
			return -1;
		s = span_at(number);
		next = behind(s);
	}
	if (!next || (next->kind != HEAP_FREE && next->kind != HEAP_TOP)
			|| s->granules + next->granules < granules)
		return -1;
	merge(s, next, granules);
	return 0;
}
