#include <stdint.h>
#include <wctype.h>
#include "libc.h"
#include "space.def"
#include "set.h"

int iswspace(wint_t c)
{
	return in_set(c);
}

int __iswspace_l(wint_t c, locale_t locale)
{
	(void)locale;
	return iswspace(c);
}
weak_alias(__iswspace_l, iswspace_l);
