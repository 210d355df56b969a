#include <wchar.h>
#include "libc.h"

size_t wcsxfrm(wchar_t *restrict dst, const wchar_t *restrict src, size_t n)
{
	size_t length = wcslen(src);

	if (n)
		wmemcpy(dst, src, length < n ? length + 1 : n);
	return length;
}

size_t __wcsxfrm_l(wchar_t *restrict dst, const wchar_t *restrict src, size_t n, locale_t locale)
{
	(void)locale;
	return wcsxfrm(dst, src, n);
}
weak_alias(__wcsxfrm_l, wcsxfrm_l);
