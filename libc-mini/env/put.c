#include <stdlib.h>
#include <string.h>
#include "env.h"

struct lock __env_lock;

static char **array;            /* ours, with room for array_size pointers */
static size_t array_size;
static char **made;             /* setenv's strings that stand in some environment */
static size_t made_count, made_size;

/* Makes room for one more pointer in *list. */
static int grow(char ***list, size_t *size, size_t count)
{
	size_t larger = *size ? 2 * *size : 16;
	char **moved;

	while (larger < count)
		larger *= 2;
	if (count <= *size)
		return 0;
	moved = realloc(*list, larger * sizeof *moved);
	if (!moved)
		return -1;
	*list = moved;
	*size = larger;
	return 0;
}

/* environ, in memory that has room for one more. */
static int own_array(size_t count)
{
	int ours = environ == array;

	if (grow(&array, &array_size, count + 2))
		return -1;
	if (!ours && count)
		memcpy(array, environ, count * sizeof *array);
	array[count] = NULL;
	environ = array;
	return 0;
}

void __env_forget(char *definition)
{
	for (size_t i = 0; i < made_count; i++)
		if (made[i] == definition) {
			made[i] = made[--made_count];
			free(definition);
			return;
		}
}

int __env_put(char *definition, size_t name_length, int is_made)
{
	char **found = __env_find(definition, name_length), *old;
	size_t count = 0;

	if (is_made && grow(&made, &made_size, made_count + 1))
		return -1;
	if (found) {
		old = *found;
		*found = definition;
		if (old != definition)
			__env_forget(old);
	} else {
		while (environ && environ[count])
			count++;
		if (own_array(count))
			return -1;
		environ[count] = definition;
		environ[count + 1] = NULL;
	}
	if (is_made)
		made[made_count++] = definition;
	return 0;
}
