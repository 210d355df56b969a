#include <strings.h>
#include "string_.h"

int strcasecmp_l(const char *a, const char *b, locale_t locale)
{
	(void)locale;
	return __strcasecmp(a, b);
}

int strncasecmp_l(const char *a, const char *b, size_t n, locale_t locale)
{
	(void)locale;
	return __strncasecmp(a, b, n);
}
