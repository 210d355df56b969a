/* malloc.c: malloc, calloc and free (ISO C11 7.22.3). take() and give() are the fast paths: a small
 * block of region 0 is taken from its class's list and given back to it, without a call, a loop, a
 * lock or a division. Everything else comes behind heap_prepare(). */
#include "heap.h"
#include <stdlib.h>

static void *large(size_t bytes, size_t alignment, unsigned *zero)
{
	size_t slack = alignment > CELL ? alignment - CELL : 0;
	size_t cells = (bytes + CELL - 1) >> CELL_SHIFT, room = (bytes | !bytes) + slack;
	struct heap_span *s = NULL;
	char *high = __heap.high;
	void *p;

	if (!cells)
		cells = 1;
	if (room <= LARGE_MAX)
		s = __run_take(cells, alignment, HEAP_LARGE);
	if (!s && __mapping_wanted(room) && (p = __mapping_new(bytes, alignment, zero)) != NULL)
		return p;
	if (!s && room <= LARGE_MAX) {
		high = __heap.high;
		if (!__system_grow(cells + (slack >> CELL_SHIFT), room)) {
			if (high < __heap.high)
				high = __heap.high; /* a first heap, or behind somebody else's move */
			s = __run_take(cells, alignment, HEAP_LARGE);
		}
	}
	if (!s)
		return NULL;
	if (!s->region && s->base >= high)
		*zero = ZERO_ALL;
	return s->base;
}

static void *small(size_t bytes, size_t alignment, unsigned *zero)
{
	unsigned how = alignment > ALIGNMENT ? SMALL_EXACT : 0;
	int mapping = __mapping_wanted(bytes);
	void *p = __small_alloc(bytes, mapping ? how : how | SMALL_GROW, zero);

	if (!p && mapping) {
		p = __mapping_new(bytes, alignment, zero);
		if (!p)
			p = __small_alloc(bytes, how | SMALL_GROW, zero);
	}
	return p;
}

/* A class whose blocks are aligned: such are those of up to 1 KiB by multiples of the alignment. */
static int class_aligned(size_t bytes, size_t alignment)
{
	return alignment == ALIGNMENT || bytes <= FINE_MAX;
}

void *__heap_alloc(size_t bytes, size_t alignment, unsigned *zero)
{
	void *p;

	heap_prepare();
	*zero = ZERO_NOT;
	__heap.from = HEAP_FROM_POOL;
	if (bytes > PTRDIFF_MAX || alignment > PTRDIFF_MAX - bytes)
		return NULL;
	if (alignment > ALIGNMENT && alignment <= CELL && bytes <= FINE_MAX)
		bytes = round_up(bytes | !bytes, alignment);
	for (int again = 0;; again = 1) {
		p = bytes <= SMALL_MAX && alignment <= CELL && class_aligned(bytes, alignment)
			? small(bytes, alignment, zero) : large(bytes, alignment, zero);
		if (p || again)
			return p;
		__sweep(); /* the system gives nothing: look once more at what there is */
	}
}

void *__heap_done(unsigned call, void *p, size_t bytes, uint64_t other)
{
	if (!p)
		__heap.from = HEAP_FROM_NONE;
	else if (unlikely(__heap.knobs.perturb) && (call == HEAP_TRACE_MALLOC || call == HEAP_TRACE_ALIGNED))
		memset(p, (int)~__heap.knobs.perturb & 0xff, bytes);
	heap_trace(call, p, bytes, other);
	if (!p)
		host_refuse(ENOMEM);
	return p;
}

/* The list at so many bytes from the first. */
static inline struct heap_class *class_at(size_t offset)
{
	return (struct heap_class *)((char *)__heap.classes + offset);
}

/* The first block of a list; NULL: the slow path has to look. The next one is about to be the first:
 * it is looked at here. */
static inline void *take(struct heap_class *c)
{
	char *block = c->free, *next;

	heap_own(block);
	if (unlikely(block == __heap.origin))
		return NULL;
	next = link_get(block);
	if (MALLOC_HARDENED) {
		if (unlikely((size_t)(next - __heap.origin) >= __heap.fast_bytes))
			return NULL;
		if (unlikely(live_set(near_cell(block), block)))
			__misuse("malloc", BROKEN_LIST, block);
	}
	c->free = next;
	c->room++;
	return block;
}

/* A class's struct is as long as its step: the list of a size is found without its class's number. */
_Static_assert(sizeof(struct heap_class) == HEAP_UNIT, "");

static inline struct heap_class *fine_list(size_t bytes)
{
	return class_at((bytes - 1) & -(size_t)HEAP_UNIT);
}

/* The short way to what __small_alloc() would do for a class that has nothing left, while another
 * list has a block that is hardly longer. */
static void *borrow(size_t bytes)
{
	unsigned class, last;
	void *p = NULL;

	if (unlikely(bytes - 1 >= FINE_MAX || !__heap.fast_bytes))
		return NULL;
	class = class_of(bytes);
	if (__heap.classes[class].free != __heap.origin || __heap.holes[class])
		return NULL;
	for (last = last_lender(class); !p && class < last; )
		p = take(&__heap.classes[++class]);
	return p;
}

static __attribute__((noinline)) void *malloc_slowly(size_t bytes)
{
	unsigned zero;
	void *p = borrow(bytes);

	if (p)
		return p;
	heap_enter();
	p = __heap_alloc(bytes, ALIGNMENT, &zero);
	p = __heap_done(HEAP_TRACE_MALLOC, p, bytes, heap_end());
	heap_leave();
	return p;
}

/* A block of so many bytes out of a list; NULL: the slow path has to look. */
static inline void *take_bytes(size_t bytes)
{
	if (likely(bytes - 1 < FINE_MAX))
		return take(fine_list(bytes));
	if (likely(bytes - 1 < SMALL_MAX))
		return take(class_at(list_of(coarse_class_of(bytes))));
	return NULL;
}

void *malloc(size_t bytes)
{
	void *p = take_bytes(bytes);

	return likely(p != NULL) ? p : malloc_slowly(bytes);
}

static __attribute__((noinline)) void *calloc_slowly(size_t bytes)
{
	unsigned zero = ZERO_NOT;
	void *p;

	heap_enter();
	p = __heap_alloc(bytes, ALIGNMENT, &zero);
	if (p && zero != ZERO_ALL)
		memset(p, 0, zero == ZERO_BUT_LINK ? sizeof(uint64_t) : bytes);
	p = __heap_done(HEAP_TRACE_CALLOC, p, bytes, heap_end());
	heap_leave();
	return p;
}

void *calloc(size_t n, size_t each)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(n, each, &bytes))
		bytes = SIZE_MAX;
	p = take_bytes(bytes);
	return likely(p != NULL) ? memset(p, 0, bytes) : calloc_slowly(bytes);
}

/* ---- free ---- */

size_t __heap_usable(const void *p, const char *who)
{
	const struct heap_span *s = __block_span(p);
	const struct heap_mapping *m;

	if (s)
		return s->kind == HEAP_SMALL ? class_bytes(s->size_class) : span_bytes(s);
	m = __mapping_of(p);
	if (m)
		return m->length;
	__misuse_pointer(who, p);
}

static void large_free(struct heap_span *s)
{
	if (__heap.knobs.perturb)
		memset(s->base, (int)__heap.knobs.perturb & 0xff, span_bytes(s));
	__span_enter(s, 0);
	__run_free(s);
}

void __heap_free(void *p, const char *who)
{
	struct heap_span *s = __block_span(p);
	struct heap_mapping *m;

	if (s && s->kind == HEAP_SMALL)
		__small_free(s, p);
	else if (s)
		large_free(s);
	else if ((m = __mapping_of(p)) != NULL)
		__mapping_free(m);
	else
		__misuse_pointer(who, p);
}

static __attribute__((noinline)) void free_slowly(void *p)
{
	uint64_t bytes = 0;

	if (!p)
		return;
	heap_enter();
	heap_prepare();
	__heap.from = HEAP_FROM_POOL;
	if (unlikely(__heap.trace))
		bytes = __heap_usable(p, "free");
	__heap_free(p, "free");
	heap_trace(HEAP_TRACE_FREE, p, bytes, heap_end());
	heap_leave();
}

/* Puts a block before the others of its list: 1, or 0: the slow path has to look. */
static inline int give(char *block)
{
	uint64_t units = units_to(block), live;
	struct heap_cell *cell;
	struct heap_class *c;

	heap_own(block);
	if (unlikely(units >= __heap.fast_units))
		return 0;
	cell = (struct heap_cell *)((char *)__heap.cells + (units >> 2 & -sizeof *cell));
	live = cell->live;
	if (MALLOC_HARDENED && unlikely(!bit_clear(&live, units)))
		return 0;
	c = class_at(cell->list);
	if (unlikely(!c->room))
		return 0;
	c->room--;
	if (MALLOC_HARDENED)
		cell->live = live;
	link_set(block, c->free);
	c->free = block;
	return 1;
}

/* errno stays as it was (POSIX.1-2024): nothing on this way sets it. */
void free(void *p)
{
	if (unlikely(!give(p)))
		free_slowly(p);
}
