#include <limits.h>
#include <stdio.h>

int vsprintf(char *restrict s, const char *restrict format, va_list values)
{
	return vsnprintf(s, (size_t)INT_MAX + 1, format, values);
}
