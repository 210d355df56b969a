/* With a locale: the point is '.' in all of them. The names with __ are what Debian's libstdc++.a
 * calls. */
#include <stdlib.h>
#include "libc.h"

float strtof_l(const char *restrict s, char **restrict end, __locale_t locale)
{
	(void)locale;
	return strtof(s, end);
}

double strtod_l(const char *restrict s, char **restrict end, __locale_t locale)
{
	(void)locale;
	return strtod(s, end);
}

long double strtold_l(const char *restrict s, char **restrict end, __locale_t locale)
{
	(void)locale;
	return strtold(s, end);
}

strong_alias(strtof_l, __strtof_l);
strong_alias(strtod_l, __strtod_l);
strong_alias(strtold_l, __strtold_l);
