#include <strings.h>
#include "string_.h"

int __strcasecmp(const char *a, const char *b)
{
	return __strncasecmp(a, b, (size_t)-1);
}
weak_alias(__strcasecmp, strcasecmp);
