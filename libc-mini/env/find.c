#include <string.h>
#include "env.h"

size_t __env_name(const char *name)
{
	size_t n = 0;

	while (name[n] && name[n] != '=')
		n++;
	return n;
}

char **__env_find(const char *name, size_t length)
{
	for (char **each = environ; each && *each; each++)
		if (strncmp(*each, name, length) == 0 && (*each)[length] == '=')
			return each;
	return NULL;
}
