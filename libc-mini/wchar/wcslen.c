#include <wchar.h>

size_t wcslen(const wchar_t *s)
{
	const wchar_t *end = s;

	while (*end)
		end++;
	return (size_t)(end - s);
}
