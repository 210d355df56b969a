#include <ctype.h>
#include "libc.h"

int (isupper)(int c)
{
	return (unsigned)c - 'A' < 26;
}

int __isupper_l(int c, locale_t locale)
{
	(void)locale;
	return isupper(c);
}
weak_alias(__isupper_l, isupper_l);
