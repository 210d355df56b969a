#include "heap.h"
#include <malloc.h>

size_t malloc_usable_size(void *p)
{
	return p ? __heap_usable(p, "malloc_usable_size") : 0;
}
