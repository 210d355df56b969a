#include <elf.h>
#include "libc.h"

size_t __auxv_value(size_t type)
{
	for (const size_t *each = __libc.auxv; each && each[0] != AT_NULL; each += 2)
		if (each[0] == type)
			return each[1];
	return 0;
}
