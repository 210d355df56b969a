/* fmemopen.c: a file in size bytes of memory (POSIX.1-2017, fmemopen). It has a length, which grows
 * up to size when something is written; the byte behind what is written is made NUL if there is
 * room for one, or, in a stream for writing only, if there is none but the last byte. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

struct memory {
	unsigned char *bytes;
	size_t size, length, at;
	unsigned char own[];
};

static long memory_read(FILE *f, unsigned char *bytes, size_t n)
{
	struct memory *m = f->cookie;
	size_t left = m->at < m->length ? m->length - m->at : 0;

	if (n > left)
		n = left;
	memcpy(bytes, m->bytes + m->at, n);
	m->at += n;
	return (long)n;
}

static long memory_write(FILE *f, const unsigned char *bytes, size_t n)
{
	struct memory *m = f->cookie;

	if (f->flags & FILE_APPEND)
		m->at = m->length;
	if (m->at >= m->size)
		return -ENOSPC;
	if (n > m->size - m->at)
		n = m->size - m->at;
	memcpy(m->bytes + m->at, bytes, n);
	m->at += n;
	if (m->at > m->length) {
		m->length = m->at;
		if (m->length < m->size)
			m->bytes[m->length] = '\0';
		else if (f->flags & FILE_NO_READ)
			m->bytes[m->size - 1] = '\0';
	}
	return (long)n;
}

static __off_t memory_seek(FILE *f, __off_t offset, int whence)
{
	struct memory *m = f->cookie;
	size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? m->at : m->length;
	__off_t at;

	if (__builtin_add_overflow((__off_t)base, offset, &at) || at < 0 || at > (__off_t)m->size)
		return -EINVAL;
	m->at = (size_t)at;
	return at;
}

static long memory_close(FILE *f)
{
	free(f->cookie);
	return 0;
}

/* What is there already: all of it (r), nothing (w), a string (a). */
static void begin(struct memory *m, int flags)
{
	if (flags & O_TRUNC && m->size)
		m->bytes[0] = '\0';
	if (flags & O_APPEND)
		m->at = m->length = strnlen((char *)m->bytes, m->size);
	else if (!(flags & O_TRUNC))
		m->length = m->size;
}

static FILE *open_memory(void *restrict buffer, size_t size, const char *restrict mode)
{
	int flags = __file_mode(mode);
	struct memory *m = NULL;
	FILE *f;

	if (flags < 0)
		return NULL;
	if (size > PTRDIFF_MAX - sizeof *m) {
		errno = ENOMEM;
		return NULL;
	}
	m = calloc(1, sizeof *m + (buffer ? 0 : size));
	f = m ? __file_new(flags, -1) : NULL;
	if (!f) {
		free(m);
		return NULL;
	}
	m->bytes = buffer ? buffer : m->own;
	m->size = size;
	begin(m, flags);
	f->cookie = m;
	f->read = memory_read;
	f->write = memory_write;
	f->seek = memory_seek;
	f->close = memory_close;
	return __file_publish(f);
}
weak_alias(open_memory, fmemopen);
