#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>
#include "libc.h"

int wscanf(const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfwscanf(stdin, format, values);
	va_end(values);
	return n;
}

weak_alias(wscanf, __isoc99_wscanf);
