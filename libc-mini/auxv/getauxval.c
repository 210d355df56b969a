#include <errno.h>
#include <sys/auxv.h>
#include "libc.h"

unsigned long getauxval(unsigned long type)
{
	const size_t *each = __libc.auxv;

	for (; each && each[0] != AT_NULL; each += 2)
		if (each[0] == type)
			return each[1];
	errno = ENOENT;
	return 0;
}
