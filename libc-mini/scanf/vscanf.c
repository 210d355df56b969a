#include <stdarg.h>
#include <stdio.h>
#include "libc.h"

int vscanf(const char *restrict format, va_list values)
{
	return vfscanf(stdin, format, values);
}

weak_alias(vscanf, __isoc99_vscanf);
