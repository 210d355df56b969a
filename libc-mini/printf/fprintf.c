#include <stdarg.h>
#include <stdio.h>

int fprintf(FILE *restrict f, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfprintf(f, format, values);
	va_end(values);
	return n;
}
