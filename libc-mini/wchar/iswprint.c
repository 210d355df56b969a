#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "print.def"
#include "set.h"

int iswprint(wint_t c)
{
	if (c < 0x7f)
		return c >= ' ';
	return in_set(c);
}

int __iswprint_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswprint(c);
}
weak_alias(__iswprint_l, iswprint_l);
