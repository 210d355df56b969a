#include <string.h>

void *memccpy(void *restrict dst, const void *restrict src, int byte, size_t n)
{
	const unsigned char *found = memchr(src, byte, n);
	size_t size = found ? (size_t)(found - (const unsigned char *)src) + 1 : n;

	memcpy(dst, src, size);
	return found ? (char *)dst + size : NULL;
}
