#include <string.h>
#include "scan.h"

SCAN_WIDE(wide, BYTE)

void *memchr(const void *s, int byte, size_t n)
{
	uintptr_t end = (uintptr_t)s + n;
	const char *limit = end < (uintptr_t)s ? NO_LIMIT : (const char *)end, *found;

	if (n == 0)
		return NULL;
	found = scan(s, limit, byte, BYTE, wide);
	return found < limit ? (void *)found : NULL;
}
