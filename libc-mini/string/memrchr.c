#include "string_.h"

void *__memrchr(const void *s, int byte, size_t n)
{
	const unsigned char *p = s;

	while (n--)
		if (p[n] == (unsigned char)byte)
			return (void *)(p + n);
	return NULL;
}
weak_alias(__memrchr, memrchr);
