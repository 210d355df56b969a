#include "string_.h"

char *__stpncpy(char *restrict dst, const char *restrict src, size_t n)
{
	size_t length = __strnlen(src, n);

	memcpy(dst, src, length);
	memset(dst + length, 0, n - length);
	return dst + length;
}
weak_alias(__stpncpy, stpncpy);
