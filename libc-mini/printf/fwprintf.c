#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

int fwprintf(FILE *restrict f, const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfwprintf(f, format, values);
	va_end(values);
	return n;
}
