#include <argz.h>
#include <stdlib.h>
#include <string.h>
#include "libc.h"

error_t argz_append(char **argz, size_t *size, const char *more, size_t more_size)
{
	char *larger;

	if (!more_size)
		return 0;
	larger = realloc(*argz, *size + more_size);
	if (!larger)
		return ENOMEM;
	memcpy(larger + *size, more, more_size);
	*argz = larger;
	*size += more_size;
	return 0;
}

error_t argz_add(char **argz, size_t *size, const char *text)
{
	return argz_append(argz, size, text, strlen(text) + 1);
}

/* Each separator ends an entry; several together make no empty ones. */
error_t argz_add_sep(char **argz, size_t *size, const char *text, int separator)
{
	size_t n = strlen(text) + 1, old = *size;
	char *from, *to, *end;
	error_t error;

	if (n == 1)
		return 0;
	error = argz_append(argz, size, text, n);
	if (error)
		return error;
	from = to = *argz + old;
	for (end = *argz + *size; from < end; from++) {
		char c = *from == (char)separator ? 0 : *from;

		if (c || (to > *argz + old && to[-1]))
			*to++ = c;
	}
	*size = (size_t)(to - *argz);
	if (!*size) {
		free(*argz);
		*argz = NULL;
	}
	return 0;
}

error_t argz_create(char *const argv[], char **argz, size_t *size)
{
	error_t error = 0;

	*argz = NULL;
	*size = 0;
	for (; *argv && !error; argv++)
		error = argz_add(argz, size, *argv);
	if (error) {
		free(*argz);
		*argz = NULL;
		*size = 0;
	}
	return error;
}

error_t argz_create_sep(const char *text, int separator, char **argz, size_t *size)
{
	*argz = NULL;
	*size = 0;
	return argz_add_sep(argz, size, text, separator);
}

size_t argz_count(const char *argz, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += !argz[i];
	return count;
}

char *argz_next(const char *argz, size_t size, const char *entry)
{
	if (!entry)
		return size ? (char *)argz : NULL;
	if (entry < argz + size)
		entry = strchr(entry, 0) + 1;
	return entry < argz + size ? (char *)entry : NULL;
}

void argz_extract(const char *argz, size_t size, char **argv)
{
	for (char *each = NULL; (each = argz_next(argz, size, each)) != NULL;)
		*argv++ = each;
	*argv = NULL;
}

void argz_stringify(char *argz, size_t size, int separator)
{
	for (size_t i = 0; i + 1 < size; i++)
		if (!argz[i])
			argz[i] = (char)separator;
}

void argz_delete(char **argz, size_t *size, char *entry)
{
	size_t n;

	if (!entry)
		return;
	n = strlen(entry) + 1;
	*size -= n;
	memmove(entry, entry + n, *size - (size_t)(entry - *argz));
	if (!*size) {
		free(*argz);
		*argz = NULL;
	}
}

error_t argz_insert(char **argz, size_t *size, char *before, const char *entry)
{
	size_t n = strlen(entry) + 1, at;
	error_t error;

	if (!before)
		return argz_add(argz, size, entry);
	if (before < *argz || before >= *argz + *size)
		return EINVAL;
	while (before > *argz && before[-1])
		before--;
	at = (size_t)(before - *argz);
	error = argz_append(argz, size, entry, n);
	if (error)
		return error;
	memmove(*argz + at + n, *argz + at, *size - n - at);
	memcpy(*argz + at, entry, n);
	return 0;
}

/* Every occurrence inside every entry; the vector is built anew. */
error_t argz_replace(char **argz, size_t *size, const char *text, const char *by, unsigned *count)
{
	char *new = NULL, *found, *from;
	size_t new_size = 0, n = strlen(text);
	error_t error = 0;
	unsigned replaced = 0;

	if (!n)
		return 0;
	for (char *each = NULL; !error && (each = argz_next(*argz, *size, each)) != NULL;) {
		for (from = each; !error && (found = strstr(from, text)) != NULL; from = found + n) {
			error = argz_append(&new, &new_size, from, (size_t)(found - from));
			if (!error)
				error = argz_append(&new, &new_size, by, strlen(by));
			replaced++;
		}
		if (!error)
			error = argz_append(&new, &new_size, from, strlen(from) + 1);
	}
	if (error) {
		free(new);
		return error;
	}
	free(*argz);
	*argz = new;
	*size = new_size;
	if (count)
		*count += replaced;
	return 0;
}
