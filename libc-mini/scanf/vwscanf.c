#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>
#include "libc.h"

int vwscanf(const wchar_t *restrict format, va_list values)
{
	return vfwscanf(stdin, format, values);
}

weak_alias(vwscanf, __isoc99_vwscanf);
