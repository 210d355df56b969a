/* file_flush.c: bytes leave the buffer; and what happens to the streams when the program ends. */
#include <errno.h>
#include "file.h"

extern FILE __stdin_file weak, __stdout_file weak, __stderr_file weak;
FILE *__files;
struct lock __files_lock;

size_t __file_put(FILE *f, const unsigned char *bytes, size_t n)
{
	size_t done = 0;
	long answer;

	while (done < n) {
		answer = f->write(f, bytes + done, n - done);
		if (answer <= 0) {
			__file_fail(f, answer ? answer : -EIO);
			break;
		}
		done += (size_t)answer;
	}
	return done;
}

int __file_flush(FILE *f)
{
	size_t n = file_pending(f), done = __file_put(f, f->buffer, n);

	f->write_next -= done;
	if (done == n)
		return 0;
	/* The rest stays, at the front: it may succeed later (EAGAIN, ENOSPC). */
	for (size_t i = done; done && i < n; i++)
		f->buffer[i - done] = f->buffer[i];
	return -1;
}

static FILE *const standard[] = { &__stdin_file, &__stdout_file, &__stderr_file };

int __file_each(int (*call)(FILE *f))
{
	int result = 0;

	for (size_t i = 0; i < countof(standard); i++)
		if (standard[i])
			result |= call(standard[i]);
	lock_take(&__files_lock);
	for (FILE *f = __files; f; f = f->next)
		result |= call(f);
	lock_give(&__files_lock);
	return result;
}

static int finish(FILE *f)
{
	if (f->flags & FILE_WRITING)
		__file_flush(f);
	if (f->flags & FILE_READING)
		__file_give_back(f);
	return 0;
}

/* exit() calls this if any stream is linked in: ISO C11 7.22.4.4; POSIX, exit: as if by fflush, so
 * that what this program has read ahead is there for the next one. */
void __stdio_exit(void)
{
	__file_each(finish);
}
