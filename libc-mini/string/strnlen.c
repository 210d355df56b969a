#include "string_.h"

size_t __strnlen(const char *s, size_t n)
{
	const char *end = memchr(s, 0, n);

	return end ? (size_t)(end - s) : n;
}
weak_alias(__strnlen, strnlen);
