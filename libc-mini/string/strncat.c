#include "string_.h"

char *strncat(char *restrict dst, const char *restrict src, size_t n)
{
	char *end = dst + strlen(dst);
	size_t length = __strnlen(src, n);

	memcpy(end, src, length);
	end[length] = 0;
	return dst;
}
