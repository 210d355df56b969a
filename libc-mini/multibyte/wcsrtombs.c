#include <wchar.h>
#include "multibyte.h"

size_t wcsrtombs(char *restrict dst, const wchar_t **restrict src, size_t n, mbstate_t *restrict state)
{
	return __wcsnrtombs(dst, src, (size_t)-1, n, state);
}
