/* 4.4BSD's names of the 64-bit types. */
#include <stdlib.h>

long long strtoq(const char *restrict s, char **restrict end, int base)
{
	return strtoll(s, end, base);
}

unsigned long long strtouq(const char *restrict s, char **restrict end, int base)
{
	return strtoull(s, end, base);
}
