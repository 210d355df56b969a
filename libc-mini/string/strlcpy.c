#include <string.h>

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size)
{
	size_t length = strlen(src);
	size_t n = length < size ? length : size - 1;

	if (size) {
		memcpy(dst, src, n);
		dst[n] = 0;
	}
	return length;
}
