#include <string.h>

void *memchr(const void *s, int byte, size_t n)
{
	for (const unsigned char *p = s; n; n--, p++)
		if (*p == (unsigned char)byte)
			return (void *)p;
	return NULL;
}
