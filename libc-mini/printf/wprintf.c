#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>

int wprintf(const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfwprintf(stdout, format, values);
	va_end(values);
	return n;
}
