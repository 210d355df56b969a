#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "lower.def"
#include "set.h"

int iswlower(wint_t c)
{
	if (c < 0x80)
		return c - 'a' < 26;
	return in_set(c);
}

int __iswlower_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswlower(c);
}
weak_alias(__iswlower_l, iswlower_l);
