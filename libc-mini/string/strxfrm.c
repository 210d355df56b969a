#include <string.h>

size_t strxfrm(char *restrict dst, const char *restrict src, size_t n)
{
	size_t length = strlen(src);

	if (n)
		memcpy(dst, src, length < n ? length + 1 : n);
	return length;
}
