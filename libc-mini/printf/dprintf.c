#include <stdarg.h>
#include <stdio.h>

int dprintf(int fd, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vdprintf(fd, format, values);
	va_end(values);
	return n;
}
