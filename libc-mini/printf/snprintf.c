#include <stdarg.h>
#include <stdio.h>

int snprintf(char *restrict s, size_t size, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsnprintf(s, size, format, values);
	va_end(values);
	return n;
}
