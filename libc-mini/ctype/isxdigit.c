#include <ctype.h>
#include "libc.h"

int (isxdigit)(int c)
{
	return isdigit(c) || ((unsigned)c | 0x20) - 'a' < 6;
}

int __isxdigit_l(int c, locale_t locale)
{
	(void)locale;
	return isxdigit(c);
}
weak_alias(__isxdigit_l, isxdigit_l);
