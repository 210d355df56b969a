#include <stdlib.h>
#include "string_.h"

char *strndup(const char *s, size_t n)
{
	size_t length = __strnlen(s, n);
	char *copy = malloc(length + 1);

	if (!copy)
		return NULL;
	copy[length] = 0;
	return memcpy(copy, s, length);
}
