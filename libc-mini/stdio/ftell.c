#include <errno.h>
#include <limits.h>
#include "file.h"

__off_t __file_tell(FILE *f)
{
	size_t ahead = f->flags & FILE_READING ? file_unread(f) + file_pushed(f) : 0;
	__off_t at = -ESPIPE;

	/* What is pending on an append stream will be written at the end, wherever the offset is. */
	if (f->seek)
		at = f->seek(f, 0, f->flags & FILE_APPEND && file_pending(f) ? SEEK_END : SEEK_CUR);
	if (at >= 0 && at < (__off_t)ahead)
		at = -EIO; /* pushed back before the beginning */
	if (at < 0) {
		errno = (int)-at;
		return -1;
	}
	return at - (__off_t)ahead + (__off_t)file_pending(f);
}

long ftell(FILE *f)
{
	__off_t at;

	file_lock(f);
	at = __file_tell(f);
	file_unlock(f);
	return at;
}
weak_alias(ftell, ftello);
#undef ftello64
weak_alias(ftell, ftello64);
