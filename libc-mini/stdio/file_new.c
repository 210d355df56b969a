/* file_new.c: the memory of a stream: the struct and its buffer in one piece. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include "file.h"

unsigned __file_direction(int open_flags)
{
	unsigned flags = open_flags & O_APPEND ? FILE_APPEND : 0;

	if ((open_flags & O_ACCMODE) == O_RDONLY)
		flags |= FILE_NO_WRITE;
	if ((open_flags & O_ACCMODE) == O_WRONLY)
		flags |= FILE_NO_READ;
	return flags;
}

FILE *__file_new(int open_flags, int fd)
{
	FILE *f = malloc(sizeof *f + FILE_BUFFER);

	if (!f)
		return NULL;
	memset(f, 0, sizeof *f);
	f->flags = __file_direction(open_flags);
	f->mode = fd < 0 ? FILE_FULL : FILE_UNDECIDED;
	f->fd = fd;
	f->buffer = f->own_buffer = (unsigned char *)(f + 1);
	f->buffer_size = f->own_size = FILE_BUFFER;
	file_forget(f);
	if (fd >= 0) {
		f->read = __fd_read;
		f->write = __fd_write;
		f->seek = __fd_seek;
		f->close = __fd_close;
	}
	return f;
}

FILE *__file_publish(FILE *f)
{
	lock_take(&__files_lock);
	f->next = __files;
	if (f->next)
		f->next->previous = f;
	__files = f;
	lock_give(&__files_lock);
	return f;
}
