#include "file.h"

int __file_burst(FILE *f, unsigned char *bytes, size_t n)
{
	if (f->mode != FILE_UNBUFFERED || __file_to_write(f))
		return 0;
	f->mode = FILE_FULL;
	f->buffer = f->write_next = bytes;
	f->buffer_size = n;
	f->write_end = bytes + n;
	return 1;
}

int __file_burst_end(FILE *f)
{
	int result = __file_flush(f);

	f->mode = FILE_UNBUFFERED;
	f->buffer = f->write_next = f->byte;
	f->write_end = NULL;
	f->buffer_size = 1;
	return result;
}
