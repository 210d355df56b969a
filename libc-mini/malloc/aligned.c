/* aligned.c: blocks with an alignment: aligned_alloc (ISO C11 7.22.3.1), posix_memalign (POSIX), and
 * the older memalign, valloc, pvalloc. */
#include "heap.h"
#include <malloc.h>
#include <stdlib.h>

static int power_of_two(size_t n)
{
	return n && !(n & (n - 1));
}

static void *allocate(size_t alignment, size_t bytes)
{
	unsigned zero;
	void *p;

	heap_enter();
	p = __heap_alloc(bytes, alignment < ALIGNMENT ? ALIGNMENT : alignment, &zero);
	if (!p)
		__heap.from = HEAP_FROM_NONE;
	else if (unlikely(__heap.knobs.perturb))
		memset(p, (int)~__heap.knobs.perturb & 0xff, bytes);
	heap_trace(HEAP_TRACE_ALIGNED, p, bytes, alignment);
	heap_leave();
	return p;
}

static void *refuse(int error)
{
	host_refuse(error);
	return NULL;
}

/* An alignment that is no power of two is not supported: EINVAL (C17 DR 460). The size need not be
 * a multiple of it. */
void *aligned_alloc(size_t alignment, size_t bytes)
{
	void *p;

	if (!power_of_two(alignment))
		return refuse(EINVAL);
	p = allocate(alignment, bytes);
	return p ? p : refuse(ENOMEM);
}

int posix_memalign(void **result, size_t alignment, size_t bytes)
{
	void *p;

	if (!power_of_two(alignment) || alignment < sizeof(void *))
		return EINVAL;
	p = allocate(alignment, bytes);
	if (!p)
		return ENOMEM;
	*result = p;
	return 0;
}

void *memalign(size_t alignment, size_t bytes)
{
	size_t power = ALIGNMENT;
	void *p;

	if (alignment > SIZE_MAX / 2 + 1)
		return refuse(EINVAL);
	while (power < alignment)
		power *= 2;
	p = allocate(power, bytes);
	return p ? p : refuse(ENOMEM);
}

void *valloc(size_t bytes)
{
	return memalign(PAGE, bytes);
}

void *pvalloc(size_t bytes)
{
	return bytes > PTRDIFF_MAX ? refuse(ENOMEM) : memalign(PAGE, round_up(bytes, PAGE));
}
