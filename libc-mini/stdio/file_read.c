/* file_read.c: bytes into the buffer and out of it. */
#include <errno.h>
#include <string.h>
#include "file.h"

extern FILE __stdout_file weak;

int __file_to_read(FILE *f)
{
	if (f->flags & FILE_READING)
		return 0;
	if (f->flags & FILE_NO_READ)
		return __file_fail(f, -EBADF);
	if (f->flags & FILE_WRITING && __file_flush(f))
		return -1;
	file_forget(f);
	f->flags = (f->flags | FILE_READING | FILE_LAST_READ) & ~(unsigned)FILE_LAST_WRITE;
	file_orient(f, -1);
	return 0;
}

long __file_give_back(FILE *f)
{
	size_t unread = file_unread(f), pushed = file_pushed(f);
	long answer = 0;

	if (unread + pushed == 0)
		return 0;
	if (!f->seek)
		return -ESPIPE;
	answer = f->seek(f, -(__off_t)(unread + pushed), SEEK_CUR);
	if (answer == -EINVAL && pushed) /* pushed back before the beginning of the file */
		answer = f->seek(f, -(__off_t)unread, SEEK_CUR);
	if (answer < 0)
		return answer;
	file_forget(f);
	return 0;
}

/* ISO C11 7.21.3p3: a question on the terminal appears before its answer is waited for. */
static void show_prompt(FILE *f)
{
	FILE *out = &__stdout_file;

	if (!out || f->mode == FILE_FULL || file_pending(out) == 0)
		return;
	if (f->mode == FILE_UNDECIDED)
		__file_decide(f);
	if (f->mode == FILE_FULL)
		return;
	if (out->mode == FILE_LINE)
		__file_flush(out);
}

/* One read. The number of bytes; 0 and the indicator at the end, which lasts until it is cleared
 * (ISO C11 7.21.7.1p3), and after an error. */
static size_t read_once(FILE *f, unsigned char *bytes, size_t n)
{
	long answer;

	if (f->flags & FILE_EOF)
		return 0;
	show_prompt(f);
	answer = f->read ? f->read(f, bytes, n) : 0;
	if (answer < 0)
		__file_fail(f, answer);
	if (answer == 0)
		f->flags |= FILE_EOF;
	return answer > 0 ? (size_t)answer : 0;
}

/* Pushed-back bytes are used up: those of the buffer are next. */
static int pop_pushed(FILE *f)
{
	if (!(f->flags & FILE_PUSHED_BACK))
		return 0;
	f->read_next = f->kept_next;
	f->read_end = f->kept_end;
	f->flags &= ~(unsigned)FILE_PUSHED_BACK;
	return f->read_next != f->read_end;
}

/* The buffer is used up. 0: there is nothing more. */
static int fill(FILE *f)
{
	if (__file_to_read(f))
		return 0;
	if (pop_pushed(f))
		return 1;
	f->read_next = f->buffer;
	f->read_end = f->buffer + read_once(f, f->buffer, f->buffer_size);
	return f->read_next != f->read_end;
}

/* The next byte, which the caller may put back by read_next--. */
int __file_underflow(FILE *f)
{
	return fill(f) ? *f->read_next++ : EOF;
}

/* Large pieces do not go through the buffer. */
size_t __file_read(FILE *f, unsigned char *bytes, size_t n)
{
	size_t done = 0, piece;

	for (;;) {
		piece = (size_t)(f->read_end - f->read_next);
		if (piece > n - done)
			piece = n - done;
		if (piece)
			memcpy(bytes + done, f->read_next, piece);
		f->read_next += piece;
		done += piece;
		if (done == n)
			return done;
		if (n - done < f->buffer_size || f->flags & FILE_PUSHED_BACK
				|| !(f->flags & FILE_READING)) {
			if (!fill(f))
				return done;
		} else {
			piece = read_once(f, bytes + done, n - done);
			done += piece;
			if (!piece)
				return done;
		}
	}
}
