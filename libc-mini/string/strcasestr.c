#include "string_.h"

char *strcasestr(const char *haystack, const char *needle)
{
	size_t n = strlen(needle);

	for (; n && __strncasecmp(haystack, needle, n); haystack++)
		if (!*haystack)
			return NULL;
	return (char *)haystack;
}
