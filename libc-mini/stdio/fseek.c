#include <errno.h>
#include "file.h"

/* -errno or 0. From the reader's position is from behind the kernel's. */
static long seek(FILE *f, __off_t offset, int whence)
{
	size_t ahead = f->flags & FILE_READING ? file_unread(f) + file_pushed(f) : 0;
	__off_t at;

	if (whence != SEEK_SET && whence != SEEK_CUR && whence != SEEK_END)
		return -EINVAL;
	if (!f->seek)
		return -ESPIPE;
	if (whence == SEEK_CUR && __builtin_sub_overflow(offset, (__off_t)ahead, &offset))
		return -EINVAL;
	at = f->seek(f, offset, whence);
	return at < 0 ? at : 0;
}

int __file_seek(FILE *f, __off_t offset, int whence)
{
	long answer;

	if (f->flags & FILE_WRITING && __file_flush(f))
		return -1;
	answer = seek(f, offset, whence);
	if (answer < 0) {
		errno = (int)-answer;
		return -1;
	}
	file_forget(f);
	f->flags &= ~(unsigned)FILE_EOF;
	return 0;
}

int fseek(FILE *f, long offset, int whence)
{
	int result;

	file_lock(f);
	result = __file_seek(f, offset, whence);
	file_unlock(f);
	return result;
}
weak_alias(fseek, fseeko);
#undef fseeko64
weak_alias(fseek, fseeko64);
