#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "alpha.def"
#include "set.h"

int iswalpha(wint_t c)
{
	if (c < 0x80)
		return (c | 0x20) - 'a' < 26;
	return in_set(c);
}

int __iswalpha_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswalpha(c);
}
weak_alias(__iswalpha_l, iswalpha_l);
