#include <stdio.h>
#include <wchar.h>

int vwprintf(const wchar_t *restrict format, __builtin_va_list values)
{
	return vfwprintf(stdout, format, values);
}
