#include <ctype.h>
#include "libc.h"

int (ispunct)(int c)
{
	return isgraph(c) && !isalnum(c);
}

int __ispunct_l(int c, locale_t locale)
{
	(void)locale;
	return ispunct(c);
}
weak_alias(__ispunct_l, ispunct_l);
