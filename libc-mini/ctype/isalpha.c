#include <ctype.h>
#include "libc.h"

int (isalpha)(int c)
{
	return ((unsigned)c | 0x20) - 'a' < 26;
}

int __isalpha_l(int c, locale_t locale)
{
	(void)locale;
	return isalpha(c);
}
weak_alias(__isalpha_l, isalpha_l);
