#include "wide.h"

wchar_t *wcscpy(wchar_t *restrict dst, const wchar_t *restrict src)
{
	__wcpcpy(dst, src);
	return dst;
}
