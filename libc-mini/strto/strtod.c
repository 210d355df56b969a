/* The reading of floating point from strings (C11 7.22.1.3). */
#include <stdlib.h>
#include "float.h"

static long double read_float(const char *text, char **end, const struct float_format *format)
{
	struct source s = __source_string(text);
	struct scanned_float f;

	__scan_float(&s, &f);
	if (end)
		*end = (char *)text + f.length;
	return __float_value(&f, format);
}

/* The casts are exact. */

float strtof(const char *restrict s, char **restrict end)
{
	return (float)read_float(s, end, &__format_of_float);
}

double strtod(const char *restrict s, char **restrict end)
{
	return (double)read_float(s, end, &__format_of_double);
}

long double strtold(const char *restrict s, char **restrict end)
{
	return read_float(s, end, &__format_of_long_double);
}
