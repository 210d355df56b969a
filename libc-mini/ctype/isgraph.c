#include <ctype.h>
#include "libc.h"

int (isgraph)(int c)
{
	return (unsigned)c - '!' < 0x5e;
}

int __isgraph_l(int c, locale_t locale)
{
	(void)locale;
	return isgraph(c);
}
weak_alias(__isgraph_l, isgraph_l);
