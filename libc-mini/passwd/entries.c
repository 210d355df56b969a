#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "entries.h"
#include "string_.h"

int __fields(char *line, char **fields, int n)
{
	int i = 0;

	for (;;) {
		fields[i++] = line;
		if (i == n)
			return i;
		line = __strchrnul(line, ':');
		if (!*line)
			return i;
		*line++ = 0;
	}
}

int __field_number(const char *text, unsigned long *value)
{
	unsigned long n = 0;

	if (!*text)
		return -1;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || n > 0xffffffff)
			return -1;
		n = 10 * n + (unsigned long)(*text - '0');
	}
	*value = n;
	return 0;
}

int __line_into(FILE *stream, char *buffer, size_t size)
{
	long start = -1;
	size_t n = 0;
	int c;

	while ((c = getc(stream)) != EOF && c != '\n') {
		if (n + 1 < size)
			buffer[n] = (char)c;
		else if (start < 0)
			start = ftell(stream) - (long)n - 1;
		n++;
	}
	if (n + 1 > size && n) {
		if (start >= 0)
			fseek(stream, start, SEEK_SET);
		return -ERANGE;
	}
	if (size)
		buffer[n] = 0;
	if (c == EOF && ferror(stream))
		return -EIO;
	return c != EOF || n;
}

int __next_record(FILE *stream, take_record *take, char *buffer, size_t size, void *record)
{
	for (;;) {
		long start = ftell(stream);
		int got = __line_into(stream, buffer, size), taken;

		if (got <= 0)
			return got ? -got : ENOENT;
		taken = take(buffer, buffer + strlen(buffer) + 1, buffer + size, record);
		if (taken == ERANGE && start >= 0)
			fseek(stream, start, SEEK_SET);
		if (taken >= 0)
			return taken;
	}
}

int __find_record(const char *path, take_record *take, is_record *is, const void *wanted,
	char *buffer, size_t size, void *record, int *found)
{
	FILE *stream = fopen(path, "rbe");
	int error, saved = errno;

	*found = 0;
	if (!stream)
		return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
	do {
		error = __next_record(stream, take, buffer, size, record);
		*found = !error && is(record, wanted);
	} while (!error && !*found);
	fclose(stream);
	errno = saved;
	return *found || error == ENOENT ? 0 : error;
}

int __grow(struct grown *grown)
{
	size_t size = grown->size ? 2 * grown->size : 1024;
	char *buffer = realloc(grown->buffer, size);

	if (!buffer)
		return ENOMEM;
	grown->buffer = buffer;
	grown->size = size;
	return 0;
}
