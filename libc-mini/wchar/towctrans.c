/* towctrans.c: a mapping is the place of its number. */
#include <errno.h>
#include <string.h>
#include <wctype.h>

static const int mappings[2] = { 1, 2 };

wctrans_t wctrans(const char *name)
{
	if (strcmp(name, "toupper") == 0)
		return &mappings[0];
	if (strcmp(name, "tolower") == 0)
		return &mappings[1];
	errno = EINVAL;
	return NULL;
}

wint_t towctrans(wint_t c, wctrans_t mapping)
{
	return mapping == &mappings[0] ? towupper(c) : mapping == &mappings[1] ? towlower(c) : c;
}

wctrans_t wctrans_l(const char *name, locale_t locale)
{
	(void)locale;
	return wctrans(name);
}

wint_t towctrans_l(wint_t c, wctrans_t mapping, locale_t locale)
{
	(void)locale;
	return towctrans(c, mapping);
}
