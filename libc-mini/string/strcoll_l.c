#include "libc.h"
#include <string.h>

int __strcoll_l(const char *a, const char *b, locale_t locale)
{
	(void)locale;
	return strcmp(a, b);
}
weak_alias(__strcoll_l, strcoll_l);
