#include <stdarg.h>
#include <stdio.h>
#include "libc.h"

int fscanf(FILE *restrict f, const char *restrict format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vfscanf(f, format, values);
	va_end(values);
	return n;
}

weak_alias(fscanf, __isoc99_fscanf);
