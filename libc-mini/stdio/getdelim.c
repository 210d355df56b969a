/* getdelim.c: as fgets, into memory that grows. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

/* Room for need bytes, by doubling. -1: ENOMEM, or more than a ssize_t can say. */
static int grow(char **line, size_t *size, size_t need)
{
	size_t bigger = *line ? *size : 0;
	char *moved;

	if (need <= bigger)
		return 0;
	if (need > SSIZE_MAX) {
		errno = EOVERFLOW;
		return -1;
	}
	bigger = bigger * 2 > need ? bigger * 2 : need;
	if (bigger < 120)
		bigger = 120;
	moved = realloc(*line, bigger);
	if (!moved)
		return -1;
	*line = moved;
	*size = bigger;
	return 0;
}

static __ssize_t get(char **line, size_t *size, int delimiter, FILE *f)
{
	unsigned char *end = NULL;
	size_t length = 0, n;

	if (!line || !size) {
		errno = EINVAL;
		return -1;
	}
	while (!end) {
		if (f->read_next == f->read_end) {
			if (__file_underflow(f) == EOF)
				break;
			f->read_next--;
		}
		n = (size_t)(f->read_end - f->read_next);
		end = memchr(f->read_next, delimiter, n);
		if (end)
			n = (size_t)(end + 1 - f->read_next);
		if (grow(line, size, length + n + 1)) {
			f->flags |= FILE_ERROR;
			return -1;
		}
		memcpy(*line + length, f->read_next, n);
		f->read_next += n;
		length += n;
	}
	if (!length)
		return -1;
	(*line)[length] = '\0';
	return (__ssize_t)length;
}

static __ssize_t get_delim(char **restrict line, size_t *restrict size, int delimiter,
	FILE *restrict f)
{
	__ssize_t n;

	file_lock(f);
	n = get(line, size, delimiter, f);
	file_unlock(f);
	return n;
}
weak_alias(get_delim, getdelim);
weak_alias(get_delim, __getdelim);
