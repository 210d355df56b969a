#include <wctype.h>
#include "libc.h"

int iswgraph(wint_t c)
{
	return iswprint(c) && !iswspace(c);
}

int __iswgraph_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswgraph(c);
}
weak_alias(__iswgraph_l, iswgraph_l);
