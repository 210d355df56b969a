#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>
#include "libc.h"

int fwscanf(FILE *restrict f, const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfwscanf(f, format, values);
	va_end(values);
	return n;
}

weak_alias(fwscanf, __isoc99_fwscanf);
