#include <string.h>
#define CHAR unsigned char
#define FIND_IN(s, c, n) memchr(s, c, n)
#include "search.h"

void *memmem(const void *haystack, size_t length, const void *needle, size_t needle_length)
{
	struct text text = { (const unsigned char *)haystack + length, 0 };

	if (needle_length == 0)
		return (void *)haystack;
	if (length < needle_length)
		return NULL;
	return (void *)search(haystack, &text, needle, needle_length);
}
