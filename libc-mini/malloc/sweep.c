/* sweep.c: which spans have no block in use?
 *
 * The lists of free blocks do not say. A sweep throws them away and goes through the spans of
 * region 0: one without a bit set in its cells becomes a free span; one with some bits clear goes
 * to its class's spans with holes, out of which lists are made again. That is a few operations a
 * cell, and no block is touched.
 *
 * It is worth while when much was freed since the last one. How much is known roughly: each class
 * has room for some blocks, and using them up is told here. A sweep is made only when the heap would
 * grow otherwise, and a sixteenth of what the small spans hold was freed since the last one (of a
 * small heap: an eighth, freed or taken for new spans), so that many calls share its cost. Besides,
 * when the heap's end seems to be free as far as the trim threshold, so that the break can be
 * lowered. */
#include "heap.h"

#define ROOM_LEAST      8               /* blocks */
#define ROOM_BYTES      ((size_t)2048)  /* or more, of a large heap, to */
#define ROOM_MOST       ((size_t)32768)
#define DUE_LEAST       ((size_t)16384)
#define DUE_ROUGH       ((size_t)4 << 20) /* of a larger heap, what no class has told yet does not count */

uint32_t __sweep_room(unsigned class)
{
	size_t bytes = ((size_t)__heap.small_cells << CELL_SHIFT) / 32, room;

	if (bytes < ROOM_BYTES)
		bytes = ROOM_BYTES;
	if (bytes > ROOM_MOST)
		bytes = ROOM_MOST;
	room = bytes / class_bytes(class);
	return (uint32_t)(room < ROOM_LEAST ? ROOM_LEAST : room);
}

int __sweep_due(void)
{
	size_t small = (size_t)__heap.small_cells << CELL_SHIFT;

	if (small > DUE_ROUGH)
		return __heap.freed > small / 16;
	return __heap.freed + __heap.taken > (small / 8 < DUE_LEAST ? DUE_LEAST : small / 8);
}

/* The compiler's own wants a newer processor, or a library. */
unsigned __bits(uint64_t word)
{
	word -= word >> 1 & 0x5555555555555555;
	word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
	return (unsigned)(((word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f) * 0x0101010101010101 >> 56);
}

size_t __span_live(const struct heap_span *s)
{
	const struct heap_cell *cell = cell_at(s->region, s->base);
	size_t n = 0;

	for (size_t i = 0; i < s->cells; i++)
		n += __bits(cell[i].live);
	return n;
}

static int dead(const struct heap_span *s)
{
	const struct heap_cell *cell = cell_at(s->region, s->base);
	uint64_t live = 0;

	for (size_t i = 0; i < s->cells; i++)
		live |= cell[i].live;
	return !live;
}

/* With plain links the cells do not know what is in the lists. */
static void settle(const struct heap_class *c)
{
	if (MALLOC_HARDENED)
		return;
	for (char *block = c->free; block != __heap.origin; block = link_get(block))
		live_clear(near_cell(block), block);
}

static void lists_drop(void)
{
	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		struct heap_class *c = &__heap.classes[class];

		settle(c);
		c->free = __heap.origin;
		c->room = __sweep_room(class);
		__heap.holes[class] = 0;
	}
}

/* A span with holes goes to the beginning of its class's: the sweep comes from above. */
static void hole(struct heap_span *s)
{
	if (s->carved - __span_live(s) <= s->carved / HEAP_HOLES_LEAST)
		return;
	span_push(&__heap.holes[s->size_class], s);
	s->flags |= HEAP_LISTED;
}

void __sweep(void)
{
	uint32_t each, below;

	lists_drop();
	__heap.quiet = 1;
	for (each = __heap.region[0].last; each; each = below) {
		struct heap_span *s = span_at(each);

		below = s->below;
		if (s->kind != HEAP_SMALL)
			continue;
		s->flags &= (uint8_t)~HEAP_LISTED;
		if (dead(s))
			__small_release(s);
		else if (!__span_split(each, hole))
			hole(span_at(each));
	}
	__heap.quiet = 0;
	__heap.freed = __heap.taken = 0;
	__heap.sweeps++;
}

/* ---- the end of the heap ----
 *
 * The break is to be lowered when the end of the heap is free, and free() of a small block does not
 * look. So the last span that has a block in use is watched: its cells name no list instead
 * of its class, and each free() of a block of it comes by here. When it has none any more, the span
 * before it is the one to watch; when all behind that is long enough, a sweep makes it part of the
 * top. A block behind the watched span may have been used again meanwhile: before a sweep all of
 * the end is looked at. */

static void cells_enter(const struct heap_span *s, unsigned class)
{
	struct heap_cell *cell = cell_at(s->region, s->base);

	for (size_t i = 0; i < s->cells; i++)
		cell[i].list = list_of(class);
}

void __sweep_unwatch(void)
{
	if (__heap.watched)
		cells_enter(span_at(__heap.watched), span_at(__heap.watched)->size_class);
	__heap.watched = 0;
}

/* The first span in use, from `each` downwards, or 0. */
static uint32_t in_use(uint32_t each)
{
	for (; each; each = span_at(each)->below) {
		const struct heap_span *s = span_at(each);

		if (s->kind == HEAP_LARGE || s->kind == HEAP_FOREIGN || (s->kind == HEAP_SMALL && !dead(s)))
			break;
	}
	return each;
}

/* Bytes between a span, or the beginning, and the end of the heap. */
static size_t bytes_behind(uint32_t number)
{
	const struct heap_region *r = &__heap.region[0];
	const struct heap_span *s = span_at(number);

	return (size_t)(r->end - (number ? s->base + span_bytes(s) : r->base));
}

/* As much as the knob says, of a large heap an eighth, and more than the top has already. */
static int worth_while(size_t bytes)
{
	size_t heap = (size_t)(__heap.region[0].end - __heap.region[0].base);
	size_t top = __heap.top ? span_bytes(span_at(__heap.top)) : 0;

	return bytes > top && bytes >= __system_trim_threshold() && bytes - top >= heap / 8;
}

static void watch(uint32_t number)
{
	__sweep_unwatch();
	if (!number || span_at(number)->kind != HEAP_SMALL)
		return;
	__heap.watched = number;
	cells_enter(span_at(number), HEAP_CLASSES);
}

void __sweep_top(void)
{
	uint32_t last;

	if (__heap.quiet || !MALLOC_HARDENED)
		return;
	last = in_use(__heap.region[0].last);
	if (worth_while(bytes_behind(last))) {
		__sweep();
		__system_trim(__system_pad());
		last = in_use(__heap.region[0].last);
	}
	watch(last);
}

void __sweep_top_freed(void)
{
	if (!__heap.watched || worth_while(bytes_behind(__heap.watched)))
		__sweep_top();
}

void __sweep_watched(void)
{
	uint32_t next;

	if (!dead(span_at(__heap.watched)))
		return;
	next = in_use(__heap.watched);
	if (worth_while(bytes_behind(next)))
		__sweep_top();
	else
		watch(next);
}

void __sweep_overflow(unsigned class)
{
	uint32_t room = __sweep_room(class);

	__heap.classes[class].room = room;
	__heap.freed += (size_t)room * class_bytes(class);
	if (!__heap.watched)
		__sweep_top();
}
