#include <stdlib.h>
#include "string_.h"

char *__strdup(const char *s)
{
	size_t size = strlen(s) + 1;
	char *copy = malloc(size);

	return copy ? memcpy(copy, s, size) : NULL;
}
weak_alias(__strdup, strdup);
