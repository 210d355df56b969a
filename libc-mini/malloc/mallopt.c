#include <malloc.h>
#include "heap.h"

/* glibc answers 1 to names it does not know; so does this. */
int mallopt(int name, int value)
{
	heap_prepare();
	return __knob_set(name, value);
}
