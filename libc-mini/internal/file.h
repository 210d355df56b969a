/* file.h: what a stream (struct _IO_FILE) is, and what printf, scanf and stdio know of it.
 *
 * A stream has one buffer and is at any time idle, reading or writing:
 *
 *   reading   buffer          read_next        read_end                buffer + buffer_size
 *                | consumed       | not yet read   |                        |
 *                                                  the file's offset stands here
 *   writing   buffer                   write_next               write_end
 *                | not yet written         | room                   |
 *                the file's offset stands here (O_APPEND: at the end of the file)
 *
 *   getc is  read_next != read_end ? *read_next++ : slow      putc is  write_next < write_end ? …
 *
 * so the slow functions see everything out of the ordinary: an idle stream has read_next == read_end
 * and write_end == NULL; so has, for writing, one that is not fully buffered (its room still ends at
 * buffer + buffer_size).
 *
 * Pushed-back bytes lie at the end of pushed[], never in a buffer, which may be the caller's and as
 * small as it likes: while there are any, read_next and read_end point there and those of the buffer
 * wait in kept_next, kept_end.
 *
 * Where bytes come from and go to is four functions. Each is called with the stream held and answers
 * as the kernel does: a result or -errno. A NULL function: cannot. So a program that only writes
 * carries nothing that reads. */
#ifndef LIBC_MINI_FILE_H
#define LIBC_MINI_FILE_H

#include <stdio.h>
#include <wchar.h>
#include "libc.h"

#define FILE_BUFFER   4096      /* bytes, of a stream that was not given one */
#define FILE_PUSHED   32        /* room for push-back: four wide characters, twice */

enum file_flag {
	FILE_NO_READ     = 1 << 0,
	FILE_NO_WRITE    = 1 << 1,
	FILE_APPEND      = 1 << 2,
	FILE_EOF         = 1 << 3,  /* indicators */
	FILE_ERROR       = 1 << 4,
	FILE_READING     = 1 << 5,
	FILE_WRITING     = 1 << 6,
	FILE_PUSHED_BACK = 1 << 7,  /* kept_next, kept_end are valid */
	FILE_STATIC      = 1 << 8,  /* not from malloc */
	FILE_BY_CALLER   = 1 << 9,  /* __fsetlocking: the caller locks */
	FILE_LAST_READ   = 1 << 10, /* what __freading and __fwriting ask for */
	FILE_LAST_WRITE  = 1 << 11,
};

/* When a written byte leaves: the values of setvbuf's modes; undecided: line-buffered if the file is
 * a terminal, fully if not, to be found out by the first write. */
enum file_mode { FILE_FULL, FILE_LINE, FILE_UNBUFFERED, FILE_UNDECIDED };

struct _IO_FILE {
	unsigned char *read_next, *read_end;
	unsigned char *write_next, *write_end;
	unsigned char *buffer;
	size_t buffer_size;
	unsigned flags;
	int mode;               /* enum file_mode */
	int fd;                 /* -1: none */
	int wide;               /* orientation: < 0 bytes, > 0 wide characters, 0 not yet */
	long (*read)(FILE *f, unsigned char *bytes, size_t n);
	long (*write)(FILE *f, const unsigned char *bytes, size_t n);
	__off_t (*seek)(FILE *f, __off_t offset, int whence);
	long (*close)(FILE *f);
	void *cookie;           /* for these four */
	unsigned char *kept_next, *kept_end;
	unsigned char *own_buffer; /* what to go back to from the caller's buffer, and its size */
	size_t own_size;
	FILE *next, *previous;  /* open streams; stdin, stdout and stderr are not among them */
	struct lock lock;
	struct thread *owner;   /* who holds it, how many times */
	unsigned held;
	int pid;                /* popen's */
	__mbstate_t shift;      /* of wide characters read or written */
	char *line;             /* fgetln's memory */
	size_t line_size;
	unsigned char byte[1];  /* buffer of unbuffered input */
	unsigned char pushed[FILE_PUSHED];
};

/* The streams themselves. Weak where only their being there matters. */
extern FILE __stdin_file hidden, __stdout_file hidden, __stderr_file hidden;

/* ---- for printf, scanf and everything else here: the caller holds the stream ---- */

/* __file_write: n bytes through the buffer. How many were taken: fewer than n after an error. */
size_t __file_write(FILE *f, const unsigned char *bytes, size_t n) hidden;
/* __file_read: up to n bytes: fewer at the end of the file or after an error. */
size_t __file_read(FILE *f, unsigned char *bytes, size_t n) hidden;
/* __file_getc, __file_putc, __file_ungetc: like getc, putc, ungetc. */
static inline int __file_getc(FILE *f);
static inline int __file_putc(int c, FILE *f);
int __file_ungetc(int c, FILE *f) hidden;
/* Wide characters, as fgetwc, fputwc, ungetwc: WEOF, and errno EILSEQ. */
wint_t __file_getwc(FILE *f) hidden;
wint_t __file_putwc(wchar_t c, FILE *f) hidden;
wint_t __file_ungetwc(wint_t c, FILE *f) hidden;
/* file_orient: the first operation decides; returns what it is. */
static inline int file_orient(FILE *f, int wide)
{
	if (!f->wide)
		f->wide = wide;
	return f->wide;
}

/* A burst: an unbuffered stream borrows the caller's buffer, so that what is printed with one call
 * reaches the file with one write. Does nothing for other streams. __file_burst_end: -1 if what was
 * in the buffer could not be written.
 *
 *	unsigned char bytes[80];
 *	int burst = __file_burst(f, bytes, sizeof bytes);
 *	... __file_write(f, ...) ...
 *	if (burst && __file_burst_end(f)) failed */
int __file_burst(FILE *f, unsigned char *bytes, size_t n) hidden;
int __file_burst_end(FILE *f) hidden;

/* file_lock, file_unlock: as flockfile and funlockfile, around every public function. Free of cost
 * until there are threads: what starts one links these in. */
void __file_lock(FILE *f) hidden weak;
void __file_unlock(FILE *f) hidden weak;
extern __typeof(__lock_wait) __lock_wait weak;
extern __typeof(__lock_wake) __lock_wake weak;
static inline void file_lock(FILE *f)
{
	if (__libc.threaded)
		__file_lock(f);
}
static inline void file_unlock(FILE *f)
{
	if (__libc.threaded)
		__file_unlock(f);
}

/* file_of_bytes: a stream for the length of a call that reads n bytes at p: sscanf. They are not
 * written to: pushing back goes into pushed[]. */
static inline void file_of_bytes(FILE *f, const void *p, size_t n)
{
	unsigned char *bytes = (unsigned char *)p;

	*f = (FILE){ .flags = FILE_READING | FILE_NO_WRITE, .fd = -1, .buffer = bytes, .buffer_size = n,
		.read_next = bytes, .read_end = bytes + n, .write_next = bytes };
}

/* ---- inside of a stream ---- */

/* __file_underflow: the next byte when read_next == read_end, or EOF.
 * __file_overflow: writes one byte whatever the buffering. */
int __file_underflow(FILE *f) hidden;
int __file_overflow(int c, FILE *f) hidden;
/* __file_to_read, __file_to_write: makes ready, if it is not. -1: not open for it (EBADF). */
int __file_to_read(FILE *f) hidden;
int __file_to_write(FILE *f) hidden;
/* __file_put: n bytes past the buffer, in as many writes as it takes; how many: fewer after an error.
 * __file_flush: writes what is pending; -1 and the error indicator: some of it is pending still. */
size_t __file_put(FILE *f, const unsigned char *bytes, size_t n) hidden;
int __file_flush(FILE *f) hidden;
/* __file_sync: what fflush does to one stream. __file_give_back: sets the file's offset to where the
 * reader is and forgets the buffer. -errno (-ESPIPE for a pipe, say): nothing has changed. It is
 * there if any stream can be FILE_READING. */
int __file_sync(FILE *f) hidden;
long __file_give_back(FILE *f) hidden weak;
/* __file_decide: ends FILE_UNDECIDED. */
void __file_decide(FILE *f) hidden;
/* __file_fail: sets the indicator and errno; -1. */
int __file_fail(FILE *f, long answer) hidden;
/* file_unread: bytes of the buffer that have not been read. Those pushed back come on top. */
static inline size_t file_unread(const FILE *f)
{
	return f->flags & FILE_PUSHED_BACK ? (size_t)(f->kept_end - f->kept_next)
		: (size_t)(f->read_end - f->read_next);
}
static inline size_t file_pushed(const FILE *f)
{
	return f->flags & FILE_PUSHED_BACK ? (size_t)(f->read_end - f->read_next) : 0;
}
/* file_pending: bytes not yet written. */
static inline size_t file_pending(const FILE *f)
{
	return f->flags & FILE_WRITING ? (size_t)(f->write_next - f->buffer) : 0;
}
/* file_forget: idle, whatever was in the buffer. */
static inline void file_forget(FILE *f)
{
	f->read_next = f->read_end = f->write_next = f->buffer;
	f->write_end = NULL;
	f->flags &= ~(unsigned)(FILE_READING | FILE_WRITING | FILE_PUSHED_BACK);
}

__off_t __file_tell(FILE *f) hidden;
int __file_seek(FILE *f, __off_t offset, int whence) hidden;

/* ---- opening ---- */

/* __file_mode: what fopen's mode string means for open(): O_RDONLY …, or -1 and EINVAL. */
int __file_mode(const char *mode) hidden;
/* __file_new: a stream, with a buffer, for open()'s flags and an fd or -1; not yet among the open
 * ones. NULL: ENOMEM. __file_publish: now it is; returns it. */
FILE *__file_new(int open_flags, int fd) hidden;
FILE *__file_publish(FILE *f) hidden;
/* __file_direction: FILE_NO_READ, FILE_NO_WRITE, FILE_APPEND for open()'s flags. */
unsigned __file_direction(int open_flags) hidden;
/* The open streams. */
extern FILE *__files hidden;
extern struct lock __files_lock hidden;
/* __file_each: calls for stdin, stdout, stderr, if linked in, and each open stream; not 0 if any
 * call said so. */
int __file_each(int (*call)(FILE *f)) hidden;
/* __file_end: flushes, closes and takes a stream out of the open ones, but keeps its memory, which
 * __file_free returns. EOF: something failed. */
int __file_end(FILE *f) hidden;
void __file_free(FILE *f) hidden;

/* A descriptor as the four functions. */
long __fd_read(FILE *f, unsigned char *bytes, size_t n) hidden;
long __fd_write(FILE *f, const unsigned char *bytes, size_t n) hidden;
__off_t __fd_seek(FILE *f, __off_t offset, int whence) hidden;
long __fd_close(FILE *f) hidden;

static inline int __file_getc(FILE *f)
{
	return f->read_next != f->read_end ? *f->read_next++ : __file_underflow(f);
}

static inline int __file_putc(int c, FILE *f)
{
	return f->write_next < f->write_end ? (*f->write_next++ = (unsigned char)c)
		: __file_overflow(c, f);
}

#endif
