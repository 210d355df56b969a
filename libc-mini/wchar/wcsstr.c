#include <wchar.h>
#define CHAR wchar_t
#define FIND_IN(s, c, n) wmemchr(s, c, n)
#define FIND_OPEN(s, c)  wcschr(s, c)
#include "../string/search.h"

wchar_t *wcsstr(const wchar_t *haystack, const wchar_t *needle)
{
	struct text text = { NULL, 1 };
	size_t length = wcslen(needle);

	if (length == 0)
		return (wchar_t *)haystack;
	haystack = wcschr(haystack, *needle);
	if (!haystack || length == 1)
		return (wchar_t *)haystack;
	text.end = haystack + 1;
	return (wchar_t *)search(haystack, &text, needle, length);
}
