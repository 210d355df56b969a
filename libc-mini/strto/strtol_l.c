/* POSIX.1-2024 has none of these; GNU and BSD do. There are no other digits in any locale here. */
#include <stdlib.h>

long strtol_l(const char *restrict s, char **restrict end, int base, __locale_t locale)
{
	(void)locale;
	return strtol(s, end, base);
}

unsigned long strtoul_l(const char *restrict s, char **restrict end, int base, __locale_t locale)
{
	(void)locale;
	return strtoul(s, end, base);
}

long long strtoll_l(const char *restrict s, char **restrict end, int base, __locale_t locale)
{
	(void)locale;
	return strtoll(s, end, base);
}

unsigned long long strtoull_l(const char *restrict s, char **restrict end, int base, __locale_t locale)
{
	(void)locale;
	return strtoull(s, end, base);
}
