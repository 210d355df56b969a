#include <stdio.h>

int vprintf(const char *restrict format, va_list values)
{
	return vfprintf(stdout, format, values);
}
