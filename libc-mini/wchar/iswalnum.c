#include <wctype.h>
#include "libc.h"

int iswalnum(wint_t c)
{
	return iswdigit(c) || iswalpha(c);
}

int __iswalnum_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswalnum(c);
}
weak_alias(__iswalnum_l, iswalnum_l);
