#include <envz.h>
#include <stdlib.h>
#include <string.h>
#include "libc.h"

char *envz_entry(const char *envz, size_t size, const char *name)
{
	size_t n = strcspn(name, "=");

	for (char *each = NULL; (each = argz_next(envz, size, each)) != NULL;)
		if (strncmp(each, name, n) == 0 && (!each[n] || each[n] == '='))
			return each;
	return NULL;
}

char *envz_get(const char *envz, size_t size, const char *name)
{
	char *entry = envz_entry(envz, size, name), *equals = entry ? strchr(entry, '=') : NULL;

	return equals ? equals + 1 : NULL;
}

void envz_remove(char **envz, size_t *size, const char *name)
{
	argz_delete(envz, size, envz_entry(*envz, *size, name));
}

error_t envz_add(char **envz, size_t *size, const char *name, const char *value)
{
	error_t error;

	envz_remove(envz, size, name);
	error = argz_add(envz, size, name);
	if (error || !value)
		return error;
	(*envz)[*size - 1] = '=';
	return argz_add(envz, size, value);
}

error_t envz_merge(char **envz, size_t *size, const char *other, size_t other_size, int overwrite)
{
	error_t error = 0;

	for (char *each = NULL; !error && (each = argz_next(other, other_size, each)) != NULL;) {
		if (envz_entry(*envz, *size, each)) {
			if (!overwrite)
				continue;
			envz_remove(envz, size, each);
		}
		error = argz_add(envz, size, each);
	}
	return error;
}

void envz_strip(char **envz, size_t *size)
{
	char *each = *envz, *next;

	while (each && each < *envz + *size) {
		next = each + strlen(each) + 1;
		if (!strchr(each, '=')) {
			memmove(each, next, (size_t)(*envz + *size - next));
			*size -= (size_t)(next - each);
		} else
			each = next;
	}
	if (!*size) {
		free(*envz);
		*envz = NULL;
	}
}
