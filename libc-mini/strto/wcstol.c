/* The reading of integers from wide strings (C11 7.29.4.1.2). */
#include <inttypes.h>
#include <limits.h>
#include <wchar.h>
#include "integer.h"

long wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return (long)__wide_string_integer(s, end, base, LONG_MAX, 1);
}

unsigned long wcstoul(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return (unsigned long)__wide_string_integer(s, end, base, ULONG_MAX, 0);
}

long long wcstoll(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return (long long)__wide_string_integer(s, end, base, LLONG_MAX, 1);
}

unsigned long long wcstoull(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return (unsigned long long)__wide_string_integer(s, end, base, ULLONG_MAX, 0);
}

intmax_t wcstoimax(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return (intmax_t)__wide_string_integer(s, end, base, INTMAX_MAX, 1);
}

uintmax_t wcstoumax(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	return __wide_string_integer(s, end, base, UINTMAX_MAX, 0);
}
