/* setvbuf.c: the standards allow it before the first operation only; here it may be called at any
 * time: what is in the old buffer is first written or given back, and what can be neither stays. */
#include <errno.h>
#include "file.h"

static unsigned char stderr_buffer[FILE_BUFFER];

static void take_buffer(FILE *f, unsigned char *buffer, size_t size)
{
	if (file_pending(f) || file_unread(f) || f->flags & FILE_PUSHED_BACK)
		return;
	f->buffer = buffer;
	f->buffer_size = size;
	file_forget(f);
}

int setvbuf(FILE *restrict f, char *restrict buffer, int mode, size_t size)
{
	int result = 0;

	if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF) {
		errno = EINVAL;
		return -1;
	}
	file_lock(f);
	if (__file_sync(f))
		result = -1;
	f->mode = mode;
	f->write_end = f->flags & FILE_WRITING && mode == _IOFBF ? f->buffer + f->buffer_size : NULL;
	if (mode == _IONBF) {
		take_buffer(f, f->byte, 1);
	} else if (buffer && size) {
		take_buffer(f, (unsigned char *)buffer, size);
	} else {
		if (f->own_size == 1) { /* standard error has none yet */
			f->own_buffer = stderr_buffer;
			f->own_size = sizeof stderr_buffer;
		}
		if (f->buffer_size == 1)
			take_buffer(f, f->own_buffer, f->own_size);
	}
	file_unlock(f);
	return result;
}
