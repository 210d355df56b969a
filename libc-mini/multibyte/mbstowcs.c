#include <stdlib.h>
#include <wchar.h>

size_t mbstowcs(wchar_t *restrict dst, const char *restrict src, size_t n)
{
	mbstate_t state = { 0, 0 };
	const char *from = src;

	return mbsrtowcs(dst, &from, n, &state);
}
