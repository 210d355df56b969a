/* iswctype.c: a class is its place in this list, counted from 1. */
#include <string.h>
#include <wctype.h>
#include "libc.h"

static const char names[][8] = {
	"alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
	"xdigit",
};

wctype_t wctype(const char *name)
{
	for (unsigned i = 0; i < countof(names); i++)
		if (strcmp(name, names[i]) == 0)
			return i + 1;
	return 0;
}

int iswctype(wint_t c, wctype_t class)
{
	switch (class) {
	case 1: return iswalnum(c);
	case 2: return iswalpha(c);
	case 3: return iswblank(c);
	case 4: return iswcntrl(c);
	case 5: return iswdigit(c);
	case 6: return iswgraph(c);
	case 7: return iswlower(c);
	case 8: return iswprint(c);
	case 9: return iswpunct(c);
	case 10: return iswspace(c);
	case 11: return iswupper(c);
	case 12: return iswxdigit(c);
	}
	return 0;
}

wctype_t __wctype_l(const char *name, locale_t locale)
{
	(void)locale;
	return wctype(name);
}
weak_alias(__wctype_l, wctype_l);

int __iswctype_l(wint_t c, wctype_t class, locale_t locale)
{
	(void)locale;
	return iswctype(c, class);
}
weak_alias(__iswctype_l, iswctype_l);
