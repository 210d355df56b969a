#include <wchar.h>
#include "multibyte.h"

size_t mbsrtowcs(wchar_t *restrict dst, const char **restrict src, size_t n, mbstate_t *restrict state)
{
	static mbstate_t own;

	return __mbsnrtowcs(dst, src, (size_t)-1, n, state ? state : &own);
}
