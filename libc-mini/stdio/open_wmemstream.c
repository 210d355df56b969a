/* open_wmemstream.c: as open_memstream, with what the stream's bytes mean as wide characters.
 * Positions are counted in these. A character may come in two writes: shift keeps its beginning. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

struct memory {
	wchar_t **text;         /* the caller's variables */
	size_t *size;
	size_t length, at, room; /* room: with the L'\0' */
	__mbstate_t shift;
};

#define MOST (PTRDIFF_MAX / sizeof(wchar_t))

static int grow(struct memory *m, size_t need)
{
	size_t bigger = m->room * 2 > need ? m->room * 2 : need;
	wchar_t *moved;

	if (need <= m->room)
		return 0;
	moved = realloc(*m->text, bigger * sizeof *moved);
	if (!moved)
		return -1;
	memset(moved + m->room, 0, (bigger - m->room) * sizeof *moved);
	*m->text = moved;
	m->room = bigger;
	return 0;
}

static long memory_write(FILE *f, const unsigned char *bytes, size_t n)
{
	struct memory *m = f->cookie;
	size_t used;

	if (n >= MOST - m->at)
		return -EFBIG;
	if (grow(m, m->at + n + 1))
		return -ENOMEM;
	for (size_t i = 0; i < n; i += used) {
		used = mbrtowc(*m->text + m->at, (const char *)bytes + i, n - i, &m->shift);
		if (used == (size_t)-2)
			break;
		if (used == (size_t)-1)
			return -EILSEQ;
		m->at++;
		used += !used; /* L'\0' */
	}
	if (m->at > m->length)
		m->length = m->at;
	*m->size = m->at;
	return (long)n;
}

static __off_t memory_seek(FILE *f, __off_t offset, int whence)
{
	struct memory *m = f->cookie;
	size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? m->at : m->length;
	__off_t at;

	if (__builtin_add_overflow((__off_t)base, offset, &at) || at < 0 || at >= (__off_t)MOST)
		return -EINVAL;
	memset(&m->shift, 0, sizeof m->shift);
	m->at = (size_t)at;
	*m->size = m->at < m->length ? m->at : m->length;
	return at;
}

static long memory_close(FILE *f)
{
	free(f->cookie);
	return 0;
}

static FILE *open_stream(wchar_t **text, size_t *size)
{
	struct memory *m = malloc(sizeof *m);
	wchar_t *first = calloc(FILE_BUFFER / 32, sizeof *first);
	FILE *f = m && first ? __file_new(O_WRONLY, -1) : NULL;

	if (!f) {
		free(m);
		free(first);
		return NULL;
	}
	*m = (struct memory){ .text = text, .size = size, .room = FILE_BUFFER / 32 };
	*text = first;
	*size = 0;
	f->wide = 1;
	f->cookie = m;
	f->write = memory_write;
	f->seek = memory_seek;
	f->close = memory_close;
	return __file_publish(f);
}
weak_alias(open_stream, open_wmemstream);
