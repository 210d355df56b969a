/* strfromd, strfromf, strfroml (C23 7.24.1.3, TS 18661-1): snprintf of one number. The format is %,
 * perhaps .precision, and one of a A e E f F g G; anything else is undefined, and EINVAL here. */
#include <errno.h>
#include <string.h>
#include "format.h"

static int print(char *s, size_t size, const char *format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsnprintf(s, size, format, values);
	va_end(values);
	return n;
}

int strfroml(char *restrict s, size_t size, const char *restrict format, long double value)
{
	char with_length[32], *p = with_length;

	*p++ = '%';
	if (*format++ != '%')
		goto invalid;
	if (*format == '.')
		do
			*p++ = *format++;
		while (*format >= '0' && *format <= '9' && p < with_length + 24);
	if (!*format || !memchr("aAeEfFgG", *format, 8) || format[1])
		goto invalid;
	*p++ = 'L';
	*p++ = *format;
	*p = '\0';
	return print(s, size, with_length, value);
invalid:
	errno = EINVAL;
	return -1;
}

int strfromd(char *restrict s, size_t size, const char *restrict format, double value)
{
	return print(s, size, format, value);
}

int strfromf(char *restrict s, size_t size, const char *restrict format, float value)
{
	return print(s, size, format, (double)value);
}
