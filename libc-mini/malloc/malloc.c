/* malloc.c: malloc, calloc and free (ISO C11 7.22.3). The first lines of malloc() and free() are the
 * fast paths: a small block of the span that serves its class, without a call, a loop, a lock or a
 * division. Everything else comes behind heap_prepare(). */
#include <stdlib.h>
#include "heap.h"

static void *large(size_t bytes, size_t alignment, unsigned *zero)
{
	size_t slack = alignment > GRANULE ? alignment - GRANULE : 0;
	size_t granules = (bytes + GRANULE - 1) >> GRANULE_SHIFT, room = (bytes | !bytes) + slack;
	struct heap_span *s = NULL;
	char *high = __heap.high;
	void *p;

	if (!granules)
		granules = 1;
	if (room <= LARGE_MAX)
		s = __run_take(granules, alignment, HEAP_LARGE);
	if (!s && __mapping_wanted(room) && (p = __mapping_new(bytes, alignment, zero)) != NULL)
		return p;
	if (!s && room <= LARGE_MAX) {
		high = __heap.high;
		if (!__system_grow(granules + (slack >> GRANULE_SHIFT), room)) {
			if (high < __heap.high)
				high = __heap.high; /* a first heap, or behind somebody else's move */
			s = __run_take(granules, alignment, HEAP_LARGE);
		}
	}
	if (!s)
		return NULL;
	if (!s->region && s->base >= high)
		*zero = ZERO_ALL;
	return s->base;
}

static void *small(size_t bytes, unsigned *zero)
{
	int mapping = __mapping_wanted(bytes);
	void *p = __small_alloc(bytes, !mapping, zero);

	if (!p && mapping) {
		p = __mapping_new(bytes, ALIGNMENT, zero);
		if (!p)
			p = __small_alloc(bytes, 1, zero);
	}
	return p;
}

void *__heap_alloc(size_t bytes, size_t alignment, unsigned *zero)
{
	void *p;

	heap_prepare();
	*zero = ZERO_NOT;
	__heap.from = HEAP_FROM_POOL;
	if (bytes > PTRDIFF_MAX || alignment > PTRDIFF_MAX - bytes)
		return NULL;
	if (alignment > ALIGNMENT && alignment <= GRANULE && bytes <= SMALL_MAX)
		bytes = round_up(bytes | !bytes, alignment); /* such a class has aligned blocks */
	if (bytes <= SMALL_MAX && alignment <= GRANULE) {
		p = small(bytes, zero);
		if (!p && __small_release_all())
			p = small(bytes, zero);
	} else {
		p = large(bytes, alignment, zero);
		if (!p && __small_release_all())
			p = large(bytes, alignment, zero);
	}
	return p;
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

static __attribute__((noinline)) void *malloc_slowly(size_t bytes)
{
	unsigned zero;
	void *p;

	heap_enter();
	p = __heap_alloc(bytes, ALIGNMENT, &zero);
	p = __heap_done(HEAP_TRACE_MALLOC, p, bytes, heap_end());
	heap_leave();
	return p;
}

void *malloc(size_t bytes)
{
	if (likely(bytes <= SMALL_MAX)) {
		struct heap_span *s = span_at(__heap.current[class_of(bytes)]);
		uint64_t free_blocks = s->free;

		if (likely(free_blocks)) {
			char *p = s->base + (size_t)__builtin_ctzll(free_blocks) * s->block;

			s->free = free_blocks & (free_blocks - 1);
			if (seal_broken(p))
				__misuse("malloc", "write after free to ", p);
			return p;
		}
	}
	return malloc_slowly(bytes);
}

void *calloc(size_t n, size_t each)
{
	size_t bytes;
	unsigned zero = ZERO_NOT;
	void *p = NULL;

	heap_enter();
	if (__builtin_mul_overflow(n, each, &bytes))
		bytes = SIZE_MAX;
	p = __heap_alloc(bytes, ALIGNMENT, &zero);
	if (p && zero != ZERO_ALL)
		memset(p, 0, zero == ZERO_BUT_SEAL ? sizeof(uint64_t) : bytes);
	p = __heap_done(HEAP_TRACE_CALLOC, p, bytes, heap_end());
	heap_leave();
	return p;
}

/* ---- free ---- */

size_t __heap_usable(const void *p, const char *who)
{
	const struct heap_span *s = __span_of(p);
	const struct heap_mapping *m;
	uint64_t product;

	if (!s) {
		m = __mapping_of(p);
		if (m)
			return m->length;
	} else if (s->kind == HEAP_LARGE && s->base == p) {
		return span_bytes(s);
	} else if (s->kind == HEAP_SMALL && (uintptr_t)p - (uintptr_t)s->base < s->carved_bytes) {
		product = ((uintptr_t)p - (uintptr_t)s->base) * s->reciprocal;
		if ((uint32_t)product < s->reciprocal && !(s->free >> (product >> 32) & 1))
			return s->block;
	}
	__misuse_pointer(who, p);
}

void __heap_free(void *p, const char *who)
{
	struct heap_span *s = __span_of(p);
	struct heap_mapping *m;

	if (s && s->kind == HEAP_SMALL) {
		__small_free(s, p, who);
	} else if (s && s->kind == HEAP_LARGE && s->base == p) {
		if (__heap.knobs.perturb)
			memset(p, (int)__heap.knobs.perturb & 0xff, span_bytes(s));
		__run_free(s);
	} else if (!s && (m = __mapping_of(p)) != NULL) {
		__mapping_free(m);
	} else {
		__misuse_pointer(who, p);
	}
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

/* errno stays as it was (POSIX.1-2024): nothing on this way sets it. */
void free(void *p)
{
	size_t offset = (size_t)((uintptr_t)p - (uintptr_t)__heap.region[0].base);

	if (likely(offset < __heap.fast_bytes)) {
		struct heap_span *s = span_at(__heap.region[0].map[offset >> GRANULE_SHIFT]);
		size_t inside = (size_t)((uintptr_t)p - (uintptr_t)s->base);

		if (likely(inside < s->carved_bytes)) { /* 0 but for small ones */
			/* inside / block in the upper half; a remainder makes the lower half large */
			uint64_t product = inside * s->reciprocal, bit = (uint64_t)1 << (product >> 32);
			uint64_t before = s->free, after = before | bit;

			if (likely((uint32_t)product < s->reciprocal && before != after && before
					&& after != s->carved)) {
				seal(p);
				s->free = after;
				__heap.current[s->size_class] = span_number(s);
				return;
			}
		}
	}
	free_slowly(p);
}
