#include <string.h>
#define CHAR unsigned char
#define FIND_IN(s, c, n) memchr(s, c, n)
#define FIND_OPEN(s, c)  strchr((const char *)(s), c)
#include "search.h"

char *strstr(const char *haystack, const char *needle)
{
	struct text text = { NULL, 1 };
	size_t length = strlen(needle);

	if (length == 0)
		return (char *)haystack;
	haystack = strchr(haystack, *needle);
	if (!haystack || length == 1)
		return (char *)haystack;
	text.end = (const unsigned char *)haystack + 1;
	return (char *)search((const unsigned char *)haystack, &text, (const unsigned char *)needle, length);
}
