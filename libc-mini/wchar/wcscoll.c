#include <wchar.h>
#include "libc.h"

int wcscoll(const wchar_t *a, const wchar_t *b)
{
	return wcscmp(a, b);
}

int __wcscoll_l(const wchar_t *a, const wchar_t *b, locale_t locale)
{
	(void)locale;
	return wcscmp(a, b);
}
weak_alias(__wcscoll_l, wcscoll_l);
