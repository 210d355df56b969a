/* wcsftime_l.c: glibc's inner name, which libstdc++.a's time_put<wchar_t> asks for. */
#include <time.h>
#include <wchar.h>

size_t __wcsftime_l(wchar_t *to, size_t size, const wchar_t *format, const struct tm *time, locale_t locale);

size_t __wcsftime_l(wchar_t *to, size_t size, const wchar_t *format, const struct tm *time, locale_t locale)
{
	(void)locale;
	return wcsftime(to, size, format, time);
}
