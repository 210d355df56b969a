#include "wide.h"

wchar_t *__wcpncpy(wchar_t *restrict dst, const wchar_t *restrict src, size_t n)
{
	size_t length = __wcsnlen(src, n);

	wmemcpy(dst, src, length);
	wmemset(dst + length, 0, n - length);
	return dst + length;
}
weak_alias(__wcpncpy, wcpncpy);
