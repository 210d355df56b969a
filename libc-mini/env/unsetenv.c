#include <errno.h>
#include <stdlib.h>
#include "env.h"

int unsetenv(const char *name)
{
	size_t n = name ? __env_name(name) : 0;
	char **found, *definition;

	if (!n || name[n]) {
		errno = EINVAL;
		return -1;
	}
	lock_take(&__env_lock);
	while ((found = __env_find(name, n)) != NULL) {
		definition = *found;
		for (; *found; found++)
			found[0] = found[1];
		__env_forget(definition);
	}
	lock_give(&__env_lock);
	return 0;
}
