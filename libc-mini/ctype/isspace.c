#include <ctype.h>
#include "libc.h"

int (isspace)(int c)
{
	return c == ' ' || (unsigned)c - '\t' < 5;
}

int __isspace_l(int c, locale_t locale)
{
	(void)locale;
	return isspace(c);
}
weak_alias(__isspace_l, isspace_l);
