#include "libc.h"
#include <string.h>

size_t __strxfrm_l(char *restrict dst, const char *restrict src, size_t n, locale_t locale)
{
	(void)locale;
	return strxfrm(dst, src, n);
}
weak_alias(__strxfrm_l, strxfrm_l);
