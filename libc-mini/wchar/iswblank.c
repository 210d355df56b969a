#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "blank.def"
#include "set.h"

int iswblank(wint_t c)
{
	return in_set(c);
}

int __iswblank_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswblank(c);
}
weak_alias(__iswblank_l, iswblank_l);
