#include <wctype.h>
#include "libc.h"

int iswpunct(wint_t c)
{
	return iswgraph(c) && !iswalnum(c);
}

int __iswpunct_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswpunct(c);
}
weak_alias(__iswpunct_l, iswpunct_l);
