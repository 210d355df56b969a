#include <stdio_ext.h>
#include "file.h"

size_t __fbufsize(FILE *f)
{
	return f->buffer_size;
}

size_t __fpending(FILE *f)
{
	return file_pending(f);
}

int __freading(FILE *f)
{
	return (f->flags & (FILE_NO_WRITE | FILE_LAST_READ)) != 0;
}

int __fwriting(FILE *f)
{
	return (f->flags & (FILE_NO_READ | FILE_LAST_WRITE)) != 0;
}

int __freadable(FILE *f)
{
	return !(f->flags & FILE_NO_READ);
}

int __fwritable(FILE *f)
{
	return !(f->flags & FILE_NO_WRITE);
}

int __flbf(FILE *f)
{
	if (f->mode == FILE_UNDECIDED)
		__file_decide(f);
	return f->mode == FILE_LINE;
}

static int flush_lines(FILE *f)
{
	return f->flags & FILE_WRITING && __flbf(f) ? __file_flush(f) : 0;
}

void _flushlbf(void)
{
	__file_each(flush_lines);
}

void __fseterr(FILE *f)
{
	f->flags |= FILE_ERROR;
}

int __fsetlocking(FILE *f, int who)
{
	int before = f->flags & FILE_BY_CALLER ? FSETLOCKING_BYCALLER : FSETLOCKING_INTERNAL;

	if (who == FSETLOCKING_BYCALLER)
		f->flags |= FILE_BY_CALLER;
	if (who == FSETLOCKING_INTERNAL)
		f->flags &= ~(unsigned)FILE_BY_CALLER;
	return before;
}
