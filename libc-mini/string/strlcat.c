#include "string_.h"

size_t strlcat(char *restrict dst, const char *restrict src, size_t size)
{
	size_t before = __strnlen(dst, size), length = strlen(src);
	size_t room = size - before;

	if (room) {
		size_t n = length < room ? length : room - 1;
		memcpy(dst + before, src, n);
		dst[before + n] = 0;
	}
	return before + length;
}
