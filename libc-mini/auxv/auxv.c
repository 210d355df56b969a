/* auxv.c: what crt remembered of the entry. */
#include "libc.h"

struct libc __libc;

size_t __auxv_value(size_t type)
{
	return type < AUXV_KNOWN ? __libc.aux[type] : 0;
}
