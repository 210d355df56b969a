/* system.c: memory from the system for the pool: the break, and arenas while it cannot move.
 *
 * The policy is glibc's, its figures too. The break moves by the request with a header of 8 bytes
 * (which our blocks do not have), rounded up to 16, and the top pad, and 32 bytes that stay at the
 * top, less what the top has, rounded up to pages: 132 KiB for a first malloc(1). When 128 KiB are
 * free at the top, whole pages beyond the pad go back. */
#include "heap.h"

#define TOP_LEFT        ((size_t)32)            /* glibc's smallest block stays at the top */
#define FOREIGN_MAX     ((size_t)1 << 30)       /* a farther break is not followed */
#define SLACK_LEAST     ((size_t)256 << 10)     /* a sixteenth of 4 MiB */
#define SLACK_MOST      ((size_t)16 << 20)
#define SWING_MOST      ((size_t)256 << 20)
#define FORGET_LEAST    ((size_t)4 << 20)       /* of the heap: then a part of its table goes, too */

/* Somebody lowered the break into our top: what is left of it. -1: farther than that. */
static int lowered(char *now)
{
	struct heap_region *r = &__heap.region[0];
	struct heap_span *top = span_at(__heap.top);
	char *end = (char *)((uintptr_t)now & -PAGE);

	if (!__heap.top || end < top->base)
		return -1;
	r->end = end;
	if (__heap.high > end)
		__heap.high = end;
	top->cells = (uint32_t)((size_t)(end - top->base) >> CELL_SHIFT);
	if (!top->cells) {
		__span_drop(top);
		__heap.top = 0;
	}
	__heap_watch();
	return 0;
}

/* Where the break is now; the first time, where the heap begins. NULL: it cannot be used. */
static char *find_break(void)
{
	struct heap_region *r = &__heap.region[0];
	char *now;

	if (r->base != r->end) {
		now = host_break(r->end);
		return now < r->end && lowered(now) ? NULL : now;
	}
	now = host_brk(NULL);
	if (!now)
		return NULL;
	if (!__heap.most_bytes) /* nothing was ever there */
		__heap.initial_break = now;
	r->base = r->end = __heap.high = __heap.peak = __heap.low = (char *)round_up((uintptr_t)now, PAGE);
	if (!__heap.regions)
		__heap.regions = 1;
	__heap.origin = r->base - CELL;
	for (unsigned class = 0; class < HEAP_CLASSES; class++)
		__heap.classes[class].free = __heap.origin;
	return r->base;
}

/* Where the classic figures cost too many system calls and page faults, they bend:
 *   slack   a heap of some MiB is raised by a sixteenth of what it holds, and keeps that at the top
 *   swing   what was given back and taken again is not given back a third time
 * Both only as long as the knobs have their default values. */
static int by_default(void)
{
	return __heap.knobs.top_pad == KNOB_TOP_PAD && __heap.knobs.trim_threshold == KNOB_THRESHOLD;
}

static size_t slack(void)
{
	size_t top = __heap.top ? span_bytes(span_at(__heap.top)) : 0;
	size_t bytes = ((size_t)(__heap.region[0].end - __heap.region[0].base) - top) / 16;

	if (bytes < SLACK_LEAST || !by_default())
		return 0;
	return bytes < SLACK_MOST ? bytes : SLACK_MOST;
}

/* The break has moved. How far is it above the lowest place where it was since the highest one? */
static void swing(void)
{
	char *end = __heap.region[0].end;
	size_t again;

	if (end < __heap.low)
		__heap.low = end;
	again = (size_t)((end < __heap.peak ? end : __heap.peak) - __heap.low);
	if (again > __heap.swing)
		__heap.swing = again < SWING_MOST ? again : SWING_MOST;
	if (end > __heap.peak)
		__heap.peak = __heap.low = end;
}

size_t __system_pad(void)
{
	return __heap.knobs.top_pad + slack();
}

size_t __system_trim_threshold(void)
{
	size_t more = slack() + (by_default() ? __heap.swing + __heap.swing / 4 : 0), threshold;

	return __builtin_add_overflow(__heap.knobs.trim_threshold, more, &threshold) ? SIZE_MAX : threshold;
}

/* Bytes by which the break shall move, `have` being free at the top; 0: too many. */
static size_t step(size_t cells, size_t bytes, size_t have)
{
	size_t least = cells << CELL_SHIFT, wanted;

	if (__builtin_add_overflow(classic_bytes(bytes) + TOP_LEFT, __system_pad(), &wanted)
			|| wanted > LARGE_MAX || least > LARGE_MAX)
		return 0;
	if (wanted < least)
		wanted = least;
	return wanted > have ? round_up(wanted - have, PAGE) : PAGE;
}

/* The region reaches to `to` now; from `start` on it is ours. */
static void extend(char *start, char *to)
{
	struct heap_region *r = &__heap.region[0];
	char *end = r->end;
	struct heap_span *top = span_at(__heap.top);

	r->end = to;
	if (start > end) {
		if (__heap.top)
			__run_bin(top);
		__heap.top = 0;
		__span_new(end, (size_t)(start - end) >> CELL_SHIFT, 0, HEAP_FOREIGN, r->last);
		if (__heap.high < start)
			__heap.high = start;
	}
	if (__heap.top) {
		top->cells += (uint32_t)((size_t)(to - start) >> CELL_SHIFT);
	} else {
		top = __span_new(start, (size_t)(to - start) >> CELL_SHIFT, 0, HEAP_TOP, r->last);
		__heap.top = span_number(top);
	}
	__heap_watch();
}

int __system_raise_break(size_t cells, size_t bytes)
{
	struct heap_region *r = &__heap.region[0];
	char *now = find_break(), *start, *to;
	size_t more;

	if (!now)
		return -1;
	start = (char *)round_up((uintptr_t)now, PAGE);
	more = step(cells, bytes, start == r->end && __heap.top ? span_bytes(span_at(__heap.top)) : 0);
	to = start + more;
	if (!more || (size_t)(start - r->end) > FOREIGN_MAX || to < start
			|| __tables_reserve(4) || __cells_reserve((size_t)(to - r->base) >> CELL_SHIFT)
			|| host_brk(to) != to)
		return -1;
	extend(start, to);
	swing();
	__heap.from = HEAP_FROM_BREAK;
	return 0;
}

int __system_trim(size_t pad)
{
	struct heap_region *r = &__heap.region[0];
	struct heap_span *top = span_at(__heap.top);
	size_t spare = __heap.top ? span_bytes(top) - TOP_LEFT - 1 : 0, extra;

	if (spare <= pad)
		return 0;
	extra = (spare - pad) & -PAGE;
	if (!extra || host_break(r->end) != r->end || host_brk(r->end - extra) != r->end - extra)
		return 0;
	r->end -= extra;
	if (__heap.high > r->end)
		__heap.high = r->end;
	top->cells -= (uint32_t)(extra >> CELL_SHIFT);
	swing();
	if (extra >= FORGET_LEAST)
		__cells_forget(r->end, r->end + extra);
	__heap_watch();
	__heap.from = HEAP_FROM_BREAK;
	return 1;
}

void __system_trim_if_large(void)
{
	if (span_bytes(span_at(__heap.top)) >= __system_trim_threshold())
		__system_trim(__system_pad());
}

/* ---- arenas ---- */

/* cells | guard page | the region: all of it one free span. 0, or -1. */
static int arena_map(unsigned number, size_t bytes)
{
	struct heap_region *r = &__heap.region[number];
	size_t cells = bytes >> CELL_SHIFT, map = round_up(cells * sizeof *r->cells, PAGE);
	char *mapping = host_map(map + PAGE + bytes);

	if (!mapping)
		return -1;
	host_guard(mapping + map, PAGE);
	*r = (struct heap_region){ .base = mapping + map + PAGE, .end = mapping + map + PAGE + bytes,
		.cells = (struct heap_cell *)mapping, .capacity = cells, .length = map + PAGE + bytes };
	if (__heap.regions <= number)
		__heap.regions = number + 1;
	__run_bin(__span_new(r->base, cells, number, HEAP_FREE, 0));
	return 0;
}

/* Half of all arenas so far, or the usual length; where there is no such room, by halves down to what
 * is needed. */
static int arena_new(size_t cells)
{
	size_t needed = round_up(cells << CELL_SHIFT, PAGE), all = 0;
	size_t bytes = needed < ARENA_BYTES ? ARENA_BYTES : needed;
	unsigned number = 0;

	if (cells > LARGE_MAX >> CELL_SHIFT || __tables_reserve(4))
		return -1;
	for (unsigned i = HEAP_REGIONS - 1; i > 0; i--) {
		all += __heap.region[i].length;
		if (!__heap.region[i].length)
			number = i;
	}
	all = all / 2 & -PAGE;
	if (!number)
		return -1;
	if (all <= bytes || arena_map(number, all)) {
		while (arena_map(number, bytes)) {
			if (bytes == needed)
				return -1;
			bytes = bytes / 2 < needed ? needed : round_up(bytes / 2, PAGE);
		}
	}
	__heap.from = HEAP_FROM_ARENA;
	return 0;
}

int __system_drop_arena(struct heap_span *s)
{
	struct heap_region *r = &__heap.region[s->region];
	unsigned arenas = 0;

	if (!s->region || span_bytes(s) != (size_t)(r->end - r->base))
		return 0;
	for (unsigned i = 1; i < __heap.regions; i++)
		arenas += __heap.region[i].length != 0;
	if (arenas < 2 || host_unmap(r->cells, r->length))
		return 0;
	*r = (struct heap_region){ 0 };
	__span_drop(s);
	__heap.from = HEAP_FROM_ARENA;
	return 1;
}

int __system_grow(size_t cells, size_t bytes)
{
	return __system_raise_break(cells, bytes) && arena_new(cells) ? -1 : 0;
}
