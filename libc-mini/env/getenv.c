#include <stdlib.h>
#include "env.h"

char *getenv(const char *name)
{
	size_t n = __env_name(name);
	char **found = n && !name[n] ? __env_find(name, n) : NULL;

	return found ? *found + n + 1 : NULL;
}
