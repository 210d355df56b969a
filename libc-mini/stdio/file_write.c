/* file_write.c: bytes into the buffer, and when they leave it. A call's bytes are two parts: what
 * must leave now (all, if unbuffered; up to the last newline, if line-buffered) and what may stay. */
#include <errno.h>
#include <string.h>
#include "file.h"

int __file_to_write(FILE *f)
{
	if (f->flags & FILE_WRITING)
		return 0;
	if (f->flags & FILE_NO_WRITE)
		return __file_fail(f, -EBADF);
	if (f->flags & FILE_READING) {
		__file_give_back(f); /* of a pipe or terminal nothing can be given back */
		file_forget(f);
	}
	f->flags = (f->flags | FILE_WRITING | FILE_LAST_WRITE) & ~(unsigned)FILE_LAST_READ;
	if (f->mode == FILE_UNDECIDED)
		__file_decide(f);
	f->write_next = f->buffer;
	f->write_end = f->mode == FILE_FULL ? f->buffer + f->buffer_size : NULL;
	file_orient(f, -1);
	return 0;
}

static size_t room(const FILE *f)
{
	return f->mode == FILE_UNBUFFERED ? 0 : f->buffer_size - file_pending(f);
}

static size_t keep(FILE *f, const unsigned char *bytes, size_t n)
{
	unsigned char *to = f->write_next;

	f->write_next = to + n;
	memcpy(to, bytes, n);
	return n;
}

/* In a fully buffered stream that is being written. */
static int fits(const FILE *f, size_t n)
{
	return f->write_next < f->write_end && n <= (size_t)(f->write_end - f->write_next);
}

/* These must leave. Those that could not are taken out of the buffer again: they count as not
 * written and the caller may try them again. */
static size_t write_now(FILE *f, const unsigned char *bytes, size_t n)
{
	size_t left;

	if (n > room(f))
		return __file_flush(f) ? 0 : __file_put(f, bytes, n);
	keep(f, bytes, n);
	if (__file_flush(f) == 0)
		return n;
	left = file_pending(f) < n ? file_pending(f) : n;
	f->write_next -= left;
	return n - left;
}

/* These may stay. If the buffer is filled by them, it leaves as a whole, and so do whole buffers. */
static size_t write_later(FILE *f, const unsigned char *bytes, size_t n)
{
	size_t done = 0, whole, end;

	if (n <= room(f))
		return keep(f, bytes, n);
	if (file_pending(f)) {
		done = keep(f, bytes, room(f));
		if (__file_flush(f))
			return done;
	}
	whole = (n - done) / f->buffer_size * f->buffer_size;
	end = done + whole;
	done += __file_put(f, bytes + done, whole);
	return done < end ? done : done + keep(f, bytes + done, n - done);
}

static size_t upto_newline(const unsigned char *bytes, size_t n)
{
	while (n && bytes[n - 1] != '\n')
		n--;
	return n;
}

/* Not inlined, so that what fits is copied without saving registers first. */
static __attribute__((noinline)) size_t write_slowly(FILE *f, const unsigned char *bytes, size_t n)
{
	size_t now = 0, done = 0;

	if (!n || __file_to_write(f))
		return 0;
	if (fits(f, n))
		return keep(f, bytes, n);
	if (f->mode == FILE_UNBUFFERED)
		now = n;
	else if (f->mode == FILE_LINE)
		now = upto_newline(bytes, n);
	if (now)
		done = write_now(f, bytes, now);
	return done < now ? done : done + write_later(f, bytes + done, n - done);
}

size_t __file_write(FILE *f, const unsigned char *bytes, size_t n)
{
	if (fits(f, n))
		return keep(f, bytes, n);
	return write_slowly(f, bytes, n);
}
