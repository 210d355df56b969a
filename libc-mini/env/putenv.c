#include <stdlib.h>
#include "env.h"

/* A string without '=' removes the name, as glibc and musl have it; POSIX leaves that open. */
int putenv(char *definition)
{
	size_t n = __env_name(definition);
	int result;

	if (!n || !definition[n])
		return unsetenv(definition);
	lock_take(&__env_lock);
	result = __env_put(definition, n, 0);
	lock_give(&__env_lock);
	return result;
}
