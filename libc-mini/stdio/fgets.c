/* fgets.c: lines are found and moved a bufferful at a time. */
#include <errno.h>
#include <string.h>
#include "file.h"

/* As far as the buffer, the room and the line go. */
static size_t move_line(FILE *f, char *s, size_t room, unsigned char **newline)
{
	size_t n = (size_t)(f->read_end - f->read_next);

	if (n > room)
		n = room;
	*newline = memchr(f->read_next, '\n', n);
	if (*newline)
		n = (size_t)(*newline + 1 - f->read_next);
	memcpy(s, f->read_next, n);
	f->read_next += n;
	return n;
}

static char *get_line(char *s, size_t room, FILE *f)
{
	unsigned char *newline = NULL;
	unsigned failed = f->flags & FILE_ERROR;
	size_t length = 0;

	f->flags &= ~(unsigned)FILE_ERROR; /* to see whether this call fails */
	while (length < room && !newline) {
		if (f->read_next == f->read_end) {
			if (__file_underflow(f) == EOF)
				break;
			f->read_next--;
		}
		length += move_line(f, s + length, room - length, &newline);
	}
	/* ISO C11 7.21.7.2p3: NULL if there is nothing, and after an error. A pipe that is empty for
	 * now does not swallow what has been read. */
	if ((!length && room) || (f->flags & FILE_ERROR && errno != EAGAIN))
		s = NULL;
	else
		s[length] = '\0';
	f->flags |= failed;
	return s;
}

char *fgets(char *restrict s, int size, FILE *restrict f)
{
	if (size <= 0)
		return NULL;
	file_lock(f);
	s = get_line(s, (size_t)size - 1, f);
	file_unlock(f);
	return s;
}
weak_alias(fgets, fgets_unlocked);
