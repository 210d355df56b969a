#include <wctype.h>
#include "libc.h"

int iswdigit(wint_t c)
{
	return c - '0' < 10;
}

int __iswdigit_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswdigit(c);
}
weak_alias(__iswdigit_l, iswdigit_l);
