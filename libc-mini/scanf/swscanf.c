#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>
#include "libc.h"

int swscanf(const wchar_t *restrict s, const wchar_t *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vswscanf(s, format, values);
	va_end(values);
	return n;
}

weak_alias(swscanf, __isoc99_swscanf);
