#include <wctype.h>
#include "libc.h"

int iswcntrl(wint_t c)
{
	return c < 0x20 || c - 0x7f < 0x21 || c - 0x2028 < 2; /* line and paragraph separators */
}

int __iswcntrl_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswcntrl(c);
}
weak_alias(__iswcntrl_l, iswcntrl_l);
