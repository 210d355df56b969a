#include <strings.h>
#include "string_.h"

int __strncasecmp(const char *a, const char *b, size_t n)
{
	for (; n; n--, a++, b++) {
		int difference = small_letter((unsigned char)*a) - small_letter((unsigned char)*b);
		if (difference || !*a)
			return difference;
	}
	return 0;
}
weak_alias(__strncasecmp, strncasecmp);
