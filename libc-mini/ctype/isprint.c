#include <ctype.h>
#include "libc.h"

int (isprint)(int c)
{
	return (unsigned)c - ' ' < 0x5f;
}

int __isprint_l(int c, locale_t locale)
{
	(void)locale;
	return isprint(c);
}
weak_alias(__isprint_l, isprint_l);
