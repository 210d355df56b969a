#include <stdarg.h>
#include <stdio.h>
#include "libc.h"

int sscanf(const char *restrict s, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsscanf(s, format, values);
	va_end(values);
	return n;
}

weak_alias(sscanf, __isoc99_sscanf);
