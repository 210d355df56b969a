#include <wctype.h>
#include "libc.h"

int iswxdigit(wint_t c)
{
	return c - '0' < 10 || (c | 0x20) - 'a' < 6;
}

int __iswxdigit_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswxdigit(c);
}
weak_alias(__iswxdigit_l, iswxdigit_l);
