#include <ctype.h>
#include "libc.h"

int (iscntrl)(int c)
{
	return (unsigned)c < ' ' || c == 0x7f;
}

int __iscntrl_l(int c, locale_t locale)
{
	(void)locale;
	return iscntrl(c);
}
weak_alias(__iscntrl_l, iscntrl_l);
