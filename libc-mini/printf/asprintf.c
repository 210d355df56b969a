#include <stdarg.h>
#include <stdio.h>

int asprintf(char **s, const char *format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vasprintf(s, format, values);
	va_end(values);
	return n;
}
