/* redzone.c: malloc for finding overflows: every block has MALLOC_REDZONE bytes more than was asked for,
 * and they are looked at when it is freed or changed, or its size is asked.
 *
 *   | what was asked for: n bytes | 0xa5 0xa5 …            | n, mixed with key and address |
 *   block                         block + n                usable - 8                  usable
 *
 * Who writes behind the end of a block is told by the line that names the block. */
#include "heap.h"

#ifdef MALLOC_REDZONE
#include <malloc.h>
#include <stdlib.h>

_Static_assert(MALLOC_REDZONE >= 16, "room for the size and some bytes of the zone");

#define FILLING 0xa5

static uint64_t *size_word(const void *p, size_t usable)
{
	return (uint64_t *)((char *)p + usable - sizeof(uint64_t));
}

/* Room for the zone; SIZE_MAX, which nobody gets, if there is none. */
static size_t with_zone(size_t bytes)
{
	size_t all;

	return __builtin_add_overflow(bytes, (size_t)MALLOC_REDZONE, &all) ? SIZE_MAX : all;
}

static void *mark(void *p, size_t bytes)
{
	size_t usable = p ? __heap_usable(p, "malloc") & -sizeof(uint64_t) : 0;

	if (!p)
		return NULL;
	memset((char *)p + bytes, FILLING, usable - sizeof(uint64_t) - bytes);
	*size_word(p, usable) = bytes ^ (uintptr_t)p ^ __heap.key;
	return p;
}

/* The bytes that were asked for. */
static size_t check(const void *p, const char *who)
{
	size_t usable = __heap_usable(p, who) & -sizeof(uint64_t);
	uint64_t bytes = *size_word(p, usable) ^ (uintptr_t)p ^ __heap.key;

	if (bytes > usable - sizeof(uint64_t))
		__misuse(who, "something wrote behind the end of the block at ", p);
	for (const unsigned char *at = (const unsigned char *)p + bytes; at < (unsigned char *)size_word(p, usable); at++)
		if (*at != FILLING)
			__misuse(who, "something wrote behind the end of the block at ", p);
	return bytes;
}

#undef malloc
#undef calloc
#undef realloc
#undef free
#undef memalign
#undef aligned_alloc
#undef posix_memalign
#undef valloc
#undef pvalloc
#undef malloc_usable_size

void *malloc(size_t bytes)
{
	return mark(__inner_malloc(with_zone(bytes)), bytes);
}

void *calloc(size_t n, size_t each)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, each, &bytes))
		bytes = SIZE_MAX;
	return mark(__inner_calloc(1, with_zone(bytes)), bytes);
}

void free(void *p)
{
	if (p)
		check(p, "free");
	__inner_free(p);
}

void *realloc(void *p, size_t bytes)
{
	if (!p)
		return malloc(bytes);
	check(p, "realloc");
	return bytes ? mark(__inner_realloc(p, with_zone(bytes)), bytes) : __inner_realloc(p, 0);
}

void *memalign(size_t alignment, size_t bytes)
{
	return mark(__inner_memalign(alignment, with_zone(bytes)), bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
	return mark(__inner_aligned_alloc(alignment, with_zone(bytes)), bytes);
}

int posix_memalign(void **result, size_t alignment, size_t bytes)
{
	int error = __inner_posix_memalign(result, alignment, with_zone(bytes));

	if (!error)
		mark(*result, bytes);
	return error;
}

void *valloc(size_t bytes)
{
	return memalign(PAGE, bytes);
}

void *pvalloc(size_t bytes)
{
	return bytes > PTRDIFF_MAX ? malloc(SIZE_MAX) : memalign(PAGE, round_up(bytes, PAGE));
}

size_t malloc_usable_size(void *p)
{
	return p ? check(p, "malloc_usable_size") : 0;
}
#endif
