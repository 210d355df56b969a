/* small.c: where the lists of small blocks come from: the slow half of malloc and free up to 8 KiB.
 *
 * When a class's list is empty, it gets, in this order,
 *   holes      the free blocks of a span that a sweep found to have some, lowest addresses first
 *   borrowed   a free block of a class that is larger by at most an eighth
 *   fresh      blocks of the class's youngest span that were never used, up to the end of a page, so
 *              that pages are touched one by one
 *   distant    (in no list) a free block of a span in an arena
 *   a span     out of a free one or the top; after a sweep, if one is due
 * A list is made only when the class has none: so a free block of region 0 that is in no list is one
 * whose bit in its cell is not set. */
#include "heap.h"

/* ---- lists ---- */

/* Puts a block that is in no list before the others. With plain links the cells are not told of each
 * malloc and free: what is in a list counts as in use there, until a sweep takes the list apart. */
static inline void list(struct heap_class *c, char *block)
{
	link_set(block, c->free);
	c->free = block;
	if (!MALLOC_HARDENED)
		live_set(near_cell(block), block);
}

static char *pop(struct heap_class *c)
{
	char *block = c->free, *next = link_get(block);

	if (MALLOC_HARDENED && is_live(near_cell(block), block))
		__misuse("malloc", BROKEN_LIST, block);
	if (MALLOC_HARDENED && unlikely(next != __heap.origin
			&& (uintptr_t)next - (uintptr_t)__heap.region[0].base
				>= (size_t)(__heap.region[0].end - __heap.region[0].base)))
		__misuse("malloc", "write after free to ", block);
	c->free = next;
	c->room++;
	live_set(near_cell(block), block);
	return block;
}

/* ---- holes ---- */

#define REFILL          32      /* blocks: from so many spans, if it takes several */

/* Lists the free ones of the span's carved blocks. What their links decode to was an address of the
 * heap once, if nobody wrote there. */
static unsigned list_holes(struct heap_span *s, struct heap_class *c)
{
	size_t step = class_bytes(s->size_class), most = __heap.most_bytes + CELL;
	unsigned listed = 0;

	for (char *first = s->base + s->skip, *block = first + s->carved * step; block > first; ) {
		block -= step;
		if (is_live(near_cell(block), block))
			continue;
		if (MALLOC_HARDENED && unlikely((uintptr_t)link_get(block) - (uintptr_t)__heap.origin >= most))
			__misuse("malloc", "write after free to ", block);
		list(c, block);
		listed++;
	}
	return listed;
}

static void refill(unsigned class)
{
	struct heap_class *c = &__heap.classes[class];
	unsigned listed = 0;

	while (listed < REFILL && __heap.holes[class]) {
		struct heap_span *s = span_at(__heap.holes[class]);

		span_remove(&__heap.holes[class], s);
		s->flags &= (uint8_t)~HEAP_LISTED;
		listed += list_holes(s, c);
	}
	if (listed)
		c->room = __sweep_room(class);
}

/* ---- fresh blocks ---- */

/* Not inline: in a profile or a trace the first touch of a page has this name. */
static __attribute__((noinline)) void carve(struct heap_span *s, uint32_t room)
{
	unsigned class = s->size_class;
	size_t step = class_bytes(class);
	char *first = s->base + s->carved * step, *page = (char *)(((uintptr_t)first | (PAGE - 1)) + 1);
	unsigned n = (unsigned)((size_t)(page - first) / step);

	if (!n)
		n = 1;
	if (n > s->blocks - s->carved)
		n = s->blocks - s->carved;
	s->carved += n;
	while (n)
		list(&__heap.classes[class], first + --n * step);
	__heap.classes[class].room = room;
	if (s->carved == s->blocks)
		__heap.fresh[class] = 0;
}

/* ---- spans ---- */

/* Cells of the shortest span of a class: an eighth of it at most is a rest that is no block. */
static size_t least_cells(unsigned class)
{
	size_t block = class_bytes(class), cells = (block + CELL - 1) / CELL;

	while (cells * CELL % block > cells * CELL / 8)
		cells++;
	return cells;
}

/* Enters what the cells of a new span have to say. */
static void span_prepare(struct heap_span *s, unsigned class, int zero)
{
	struct heap_cell *cell = cell_at(s->region, s->base);
	uint32_t number = span_number(s);

	s->size_class = (uint8_t)class;
	s->carved = s->used = s->skip = s->look = 0;
	s->blocks = (uint32_t)(span_bytes(s) / class_bytes(class));
	s->flags = zero ? HEAP_ZERO : 0;
	for (size_t i = 0; i < s->cells; i++)
		cell[i] = (struct heap_cell){ .span = number, .list = list_of(class) };
	if (s->region) {
		span_push(&__heap.distant[class], s);
		return;
	}
	if (__heap.watched && s->base > span_at(__heap.watched)->base)
		__sweep_unwatch();
	__heap.fresh[class] = number;
	__heap.cells_of[class] += s->cells;
	__heap.small_cells += s->cells;
	__heap.taken += span_bytes(s);
}

/* Cells for as many blocks as so many cells have room for. */
static size_t whole_blocks(size_t cells, unsigned class)
{
	size_t block = class_bytes(class);

	return cells_for((cells << CELL_SHIFT) / block * block);
}

/* How long a span of the class should be: the longer, the more the class has. */
static size_t cells_wanted(unsigned class, size_t least)
{
	size_t cells = least;

	while (cells * 2 <= SPAN_BYTES / CELL && cells * 2 <= __heap.cells_of[class])
		cells *= 2;
	return whole_blocks(cells, class);
}

/* The shortest free span that will do, or, if all of the pool are shorter, one for a single block. */
static struct heap_span *span_reuse(unsigned class, size_t cells, size_t least)
{
	size_t one = cells_for(class_bytes(class));
	struct heap_span *s = __run_take_some(cells, least);

	return s || one == least ? s : __run_take_some(one, one);
}

/* A span of the class out of the pool, rather a short one of touched memory than the top. Else, if it
 * may, the heap grows. NULL, or a span of whatever region. */
static struct heap_span *span_create(unsigned class, size_t bytes, int grow)
{
	size_t least = least_cells(class), cells = cells_wanted(class, least);
	struct heap_span *s = span_reuse(class, cells, least);
	char *high = __heap.high;

	if (!s)
		s = __run_take(cells, CELL, HEAP_SMALL);
	if (!s)
		s = __run_take(least, CELL, HEAP_SMALL);
	if (!s && grow && !__system_grow(cells, bytes)) {
		high = __heap.high;
		s = __run_take(cells, CELL, HEAP_SMALL);
	}
	if (s)
		span_prepare(s, class, !s->region && s->base >= high);
	return s;
}

void __small_release(struct heap_span *s)
{
	unsigned class = s->size_class;

	if (!s->region) {
		if (__heap.fresh[class] == span_number(s))
			__heap.fresh[class] = 0;
		if (__heap.watched == span_number(s))
			__heap.watched = 0;
		__heap.cells_of[class] -= s->cells;
		__heap.small_cells -= s->cells;
	}
	s->carved = s->blocks = s->used = 0;
	s->flags = 0;
	__run_free(s);
}

/* ---- arenas ---- */

/* A free block of a span that has one. */
static char *distant_take(struct heap_span *s)
{
	size_t step = class_bytes(s->size_class);
	unsigned i = s->used < s->carved ? s->look : s->carved;
	char *block = s->base + i * step;

	while (is_live(cell_at(s->region, block), block)) {
		if (++i == s->carved)
			i = 0;
		block = s->base + i * step;
	}
	s->look = (uint16_t)i;
	if (i == s->carved)
		s->carved++;
	else if (seal_broken(block))
		__misuse("malloc", "write after free to ", block);
	live_set(cell_at(s->region, block), block);
	if (++s->used == s->blocks)
		span_remove(&__heap.distant[s->size_class], s);
	return block;
}

static void distant_free(struct heap_span *s, char *block)
{
	live_clear(cell_at(s->region, block), block);
	seal(block);
	s->look = (uint16_t)((size_t)(block - s->base) / class_bytes(s->size_class));
	if (s->used-- == s->blocks)
		span_push(&__heap.distant[s->size_class], s);
	if (!s->used) {
		span_remove(&__heap.distant[s->size_class], s);
		__small_release(s);
	}
}

/* ---- malloc and free ---- */

/* A class that has a block to spare for another class; or HEAP_CLASSES. It is touched memory, and
 * would else be the reserve of one size alone. */
static unsigned lender(unsigned class)
{
	unsigned last = last_lender(class);

	while (++class <= last)
		if (__heap.classes[class].free != __heap.origin || __heap.holes[class])
			return class;
	return HEAP_CLASSES;
}

static void carve_fresh(unsigned class, unsigned *zero)
{
	struct heap_span *s = span_at(__heap.fresh[class]);

	if (s->flags & HEAP_ZERO)
		*zero = ZERO_BUT_LINK;
	carve(s, __sweep_room(class));
}

/* A list with a block for the class, its own or another's; *zero if it was carved now. NULL: region
 * 0 has nothing. */
static struct heap_class *listed(unsigned class, unsigned how, unsigned *zero)
{
	struct heap_class *c = &__heap.classes[class];
	unsigned other;

	if (c->free == __heap.origin)
		refill(class);
	if (c->free != __heap.origin)
		return c;
	other = how & SMALL_EXACT ? HEAP_CLASSES : lender(class);
	if (other < HEAP_CLASSES)
		return listed(other, how, zero);
	if (!__heap.fresh[class])
		return NULL;
	carve_fresh(class, zero);
	return c;
}

char *__small_alloc(size_t bytes, unsigned how, unsigned *zero)
{
	unsigned class = class_of(bytes);
	struct heap_class *c = listed(class, how, zero);
	struct heap_span *s;

	if (c)
		return pop(c);
	if (__heap.distant[class])
		return distant_take(span_at(__heap.distant[class]));
	if (__tables_reserve(3))
		return NULL;
	s = span_create(class, bytes, how & SMALL_GROW);
	if (!s)
		return NULL;
	if (s->region)
		return distant_take(s);
	return pop(listed(class, how, zero)); /* a sweep may have found blocks before that */
}

void __small_free(struct heap_span *s, char *p)
{
	struct heap_class *c = &__heap.classes[s->size_class];

	if (__heap.knobs.perturb)
		memset(p, (int)__heap.knobs.perturb & 0xff, class_bytes(s->size_class));
	if (s->region) {
		distant_free(s, p);
		return;
	}
	if (MALLOC_HARDENED)
		live_clear(near_cell(p), p);
	link_set(p, c->free);
	c->free = p;
	if (!c->room)
		__sweep_overflow(s->size_class);
	else
		c->room--;
	if (span_number(s) == __heap.watched)
		__sweep_watched();
}
