#include <wchar.h>
#include <wctype.h>

int wcsncasecmp(const wchar_t *a, const wchar_t *b, size_t n)
{
	for (; n; n--, a++, b++) {
		wint_t small_a = towlower((wint_t)*a), small_b = towlower((wint_t)*b);
		if (small_a != small_b)
			return (wchar_t)small_a < (wchar_t)small_b ? -1 : 1;
		if (!*a)
			break;
	}
	return 0;
}

int wcscasecmp(const wchar_t *a, const wchar_t *b)
{
	return wcsncasecmp(a, b, (size_t)-1);
}

int wcscasecmp_l(const wchar_t *a, const wchar_t *b, locale_t locale)
{
	(void)locale;
	return wcscasecmp(a, b);
}

int wcsncasecmp_l(const wchar_t *a, const wchar_t *b, size_t n, locale_t locale)
{
	(void)locale;
	return wcsncasecmp(a, b, n);
}
