#include "wide.h"

wchar_t *wcscat(wchar_t *restrict dst, const wchar_t *restrict src)
{
	__wcpcpy(dst + wcslen(dst), src);
	return dst;
}
