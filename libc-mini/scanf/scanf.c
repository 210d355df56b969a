#include <stdarg.h>
#include <stdio.h>
#include "libc.h"

int scanf(const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfscanf(stdin, format, values);
	va_end(values);
	return n;
}

weak_alias(scanf, __isoc99_scanf);
