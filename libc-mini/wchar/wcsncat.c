#include "wide.h"

wchar_t *wcsncat(wchar_t *restrict dst, const wchar_t *restrict src, size_t n)
{
	wchar_t *end = dst + wcslen(dst);
	size_t length = __wcsnlen(src, n);

	wmemcpy(end, src, length);
	end[length] = 0;
	return dst;
}
