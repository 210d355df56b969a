#include <ctype.h>
#include "libc.h"

int (tolower)(int c)
{
	return isupper(c) ? c | 0x20 : c;
}

int __tolower_l(int c, locale_t locale)
{
	(void)locale;
	return tolower(c);
}
weak_alias(__tolower_l, tolower_l);
