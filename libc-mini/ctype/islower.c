#include <ctype.h>
#include "libc.h"

int (islower)(int c)
{
	return (unsigned)c - 'a' < 26;
}

int __islower_l(int c, locale_t locale)
{
	(void)locale;
	return islower(c);
}
weak_alias(__islower_l, islower_l);
