/* realloc.c: realloc (ISO C11 7.22.3.5). A block grows or shrinks where it is as far as the spans
 * around it allow; one with a mapping of its own is moved by the kernel, without a copy. */
#include "heap.h"
#include <stdlib.h>

/* A small block that shrinks stays where it is unless half of it would be left over. */
static inline int keeps(size_t has, size_t bytes)
{
	return bytes >= has / 2;
}

/* p itself, if it can have the new size where it is, else NULL. */
static void *in_place(void *p, size_t bytes)
{
	struct heap_span *s = __block_span(p);
	size_t cells = (bytes + CELL - 1) >> CELL_SHIFT;
	size_t may_raise = __mapping_wanted(bytes) ? 0 : bytes;

	if (!s)
		return __mapping_resize(__mapping_of(p), bytes);
	if (s->kind == HEAP_SMALL) {
		size_t has = class_bytes(s->size_class);

		return bytes <= has && keeps(has, bytes) ? p : NULL;
	}
	if (bytes > LARGE_MAX || (bytes <= SMALL_MAX && bytes < span_bytes(s) / 2))
		return NULL;
	return __run_resize(span_number(s), cells ? cells : 1, may_raise) ? NULL : p;
}

static void *elsewhere(void *p, size_t old_bytes, size_t bytes)
{
	unsigned zero, from;
	void *q = __heap_alloc(bytes, ALIGNMENT, &zero);

	if (!q) /* a block that shrinks has room where it is */
		return bytes <= old_bytes ? p : NULL;
	memcpy(q, p, old_bytes < bytes ? old_bytes : bytes);
	from = __heap.from;
	__heap_free(p, "realloc");
	__heap.from = from;
	return q;
}

static __attribute__((noinline)) void *realloc_slowly(void *p, size_t bytes)
{
	size_t old_bytes;
	void *q = NULL;

	heap_enter();
	heap_prepare();
	__heap.from = HEAP_FROM_POOL;
	old_bytes = __heap_usable(p, "realloc");
	if (!bytes) { /* as glibc has it: freed, and NULL is no failure */
		__heap_free(p, "realloc");
		heap_trace(HEAP_TRACE_REALLOC, NULL, 0, (uintptr_t)p);
		heap_leave();
		return NULL;
	}
	if (bytes <= PTRDIFF_MAX) {
		q = in_place(p, bytes);
		if (!q)
			q = elsewhere(p, old_bytes, bytes);
	}
	q = __heap_done(HEAP_TRACE_REALLOC, q, bytes, (uintptr_t)p);
	heap_leave();
	return q;
}

/* The usable bytes of a small block of region 0; 0: it is none, or every call must be seen. */
static inline size_t near_bytes(const void *p)
{
	uint64_t units = units_to(p);
	const struct heap_cell *cell;

	if (units >= __heap.fast_units)
		return 0;
	cell = near_cell(p);
	if (cell->list >= list_of(HEAP_CLASSES) || (MALLOC_HARDENED && !is_live(cell, p)))
		return 0;
	return class_bytes(cell->list / sizeof(struct heap_class));
}

void *realloc(void *p, size_t bytes)
{
	size_t has;
	void *q;

	if (!p)
		return malloc(bytes);
	heap_own(p);
	has = near_bytes(p);
	if (unlikely(!has || bytes - 1 >= SMALL_MAX))
		return realloc_slowly(p, bytes);
	if (bytes <= has && keeps(has, bytes))
		return p;
	q = malloc(bytes);
	if (unlikely(!q))
		return bytes <= has ? p : NULL; /* a block that shrinks has room where it is */
	memcpy(q, p, has < bytes ? has : bytes);
	free(p);
	return q;
}
