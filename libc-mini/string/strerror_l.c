#include <string.h>

char *strerror_l(int error, locale_t locale)
{
	(void)locale;
	return strerror(error);
}
