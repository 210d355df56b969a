#include <stdarg.h>
#include <stdio.h>

int printf(const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfprintf(stdout, format, values);
	va_end(values);
	return n;
}
