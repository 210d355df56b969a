#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "upper.def"
#include "set.h"

int iswupper(wint_t c)
{
	if (c < 0x80)
		return c - 'A' < 26;
	return in_set(c);
}

int __iswupper_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswupper(c);
}
weak_alias(__iswupper_l, iswupper_l);
