#include "wide.h"

wchar_t *__wcpcpy(wchar_t *restrict dst, const wchar_t *restrict src)
{
	size_t n = wcslen(src);

	wmemcpy(dst, src, n + 1);
	return dst + n;
}
weak_alias(__wcpcpy, wcpcpy);
