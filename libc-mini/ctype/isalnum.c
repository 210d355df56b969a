#include <ctype.h>
#include "libc.h"

int (isalnum)(int c)
{
	return isalpha(c) || isdigit(c);
}

int __isalnum_l(int c, locale_t locale)
{
	(void)locale;
	return isalnum(c);
}
weak_alias(__isalnum_l, isalnum_l);
