#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "env.h"

int setenv(const char *name, const char *value, int overwrite)
{
	size_t n = name ? __env_name(name) : 0, length;
	char *definition;
	int result;

	if (!n || name[n]) {
		errno = EINVAL;
		return -1;
	}
	lock_take(&__env_lock);
	if (!overwrite && __env_find(name, n)) {
		lock_give(&__env_lock);
		return 0;
	}
	length = strlen(value);
	definition = malloc(n + length + 2);
	if (definition) {
		memcpy(definition, name, n);
		definition[n] = '=';
		memcpy(definition + n + 1, value, length + 1);
	}
	result = definition ? __env_put(definition, n, 1) : -1;
	if (result)
		free(definition);
	lock_give(&__env_lock);
	return result;
}
