#include "string_.h"

char *strchr(const char *s, int c)
{
	char *found = __strchrnul(s, c);

	return *found == (char)c ? found : NULL;
}
