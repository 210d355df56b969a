#include <stdarg.h>
#include <stdio.h>

int sprintf(char *restrict s, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsprintf(s, format, values);
	va_end(values);
	return n;
}
