/* open_memstream.c: a file in memory that grows. What the caller sees is set by each write, that is
 * by fflush and fclose: always a NUL behind the last byte. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

struct memory {
	char **bytes;           /* the caller's variables */
	size_t *size;
	size_t length, at, room; /* room: with the NUL */
};

static int grow(struct memory *m, size_t need)
{
	size_t bigger = m->room * 2 > need ? m->room * 2 : need;
	char *moved;

	if (need <= m->room)
		return 0;
	moved = realloc(*m->bytes, bigger);
	if (!moved)
		return -1;
	memset(moved + m->room, 0, bigger - m->room);
	*m->bytes = moved;
	m->room = bigger;
	return 0;
}

static long memory_write(FILE *f, const unsigned char *bytes, size_t n)
{
	struct memory *m = f->cookie;

	if (n >= PTRDIFF_MAX - m->at)
		return -EFBIG;
	if (grow(m, m->at + n + 1))
		return -ENOMEM;
	memcpy(*m->bytes + m->at, bytes, n);
	m->at += n;
	if (m->at > m->length)
		m->length = m->at;
	*m->size = m->at;
	return (long)n;
}

/* POSIX: the size is the smaller of the length and the position. */
static __off_t memory_seek(FILE *f, __off_t offset, int whence)
{
	struct memory *m = f->cookie;
	size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? m->at : m->length;
	__off_t at;

	if (__builtin_add_overflow((__off_t)base, offset, &at) || at < 0)
		return -EINVAL;
	m->at = (size_t)at;
	*m->size = m->at < m->length ? m->at : m->length;
	return at;
}

static long memory_close(FILE *f)
{
	free(f->cookie);
	return 0;
}

static FILE *open_stream(char **bytes, size_t *size)
{
	struct memory *m = malloc(sizeof *m);
	char *first = calloc(1, FILE_BUFFER / 32);
	FILE *f = m && first ? __file_new(O_WRONLY, -1) : NULL;

	if (!f) {
		free(m);
		free(first);
		return NULL;
	}
	*m = (struct memory){ .bytes = bytes, .size = size, .room = FILE_BUFFER / 32 };
	*bytes = first;
	*size = 0;
	f->cookie = m;
	f->write = memory_write;
	f->seek = memory_seek;
	f->close = memory_close;
	return __file_publish(f);
}
weak_alias(open_stream, open_memstream);
