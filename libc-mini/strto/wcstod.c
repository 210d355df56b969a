/* The reading of floating point from wide strings (C11 7.29.4.1.1). */
#include <wchar.h>
#include "float.h"

static long double read_float(const wchar_t *text, wchar_t **end, const struct float_format *format)
{
	struct source s = __source_wide_string(text);
	struct scanned_float f;

	__scan_float(&s, &f);
	if (end)
		*end = (wchar_t *)text + f.length;
	return __float_value(&f, format);
}

float wcstof(const wchar_t *restrict s, wchar_t **restrict end)
{
	return (float)read_float(s, end, &__format_of_float);
}

double wcstod(const wchar_t *restrict s, wchar_t **restrict end)
{
	return (double)read_float(s, end, &__format_of_double);
}

long double wcstold(const wchar_t *restrict s, wchar_t **restrict end)
{
	return read_float(s, end, &__format_of_long_double);
}
