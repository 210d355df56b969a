/* The reading of integers from strings (C11 7.22.1.4). */
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include "integer.h"

long strtol(const char *restrict s, char **restrict end, int base)
{
	return (long)__string_integer(s, end, base, LONG_MAX, 1);
}

unsigned long strtoul(const char *restrict s, char **restrict end, int base)
{
	return (unsigned long)__string_integer(s, end, base, ULONG_MAX, 0);
}

long long strtoll(const char *restrict s, char **restrict end, int base)
{
	return (long long)__string_integer(s, end, base, LLONG_MAX, 1);
}

unsigned long long strtoull(const char *restrict s, char **restrict end, int base)
{
	return (unsigned long long)__string_integer(s, end, base, ULLONG_MAX, 0);
}

intmax_t strtoimax(const char *restrict s, char **restrict end, int base)
{
	return (intmax_t)__string_integer(s, end, base, INTMAX_MAX, 1);
}

uintmax_t strtoumax(const char *restrict s, char **restrict end, int base)
{
	return __string_integer(s, end, base, UINTMAX_MAX, 0);
}
