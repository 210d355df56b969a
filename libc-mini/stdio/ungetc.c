/* ungetc.c: the byte just read steps back in the buffer; another one goes into pushed[]. */
#include "file.h"

int __file_ungetc(int c, FILE *f)
{
	if (c == EOF || __file_to_read(f))
		return EOF;
	if (!(f->flags & FILE_PUSHED_BACK) && f->read_next > f->buffer
			&& f->read_next[-1] == (unsigned char)c) {
		f->read_next--;
	} else {
		if (!(f->flags & FILE_PUSHED_BACK)) {
			f->kept_next = f->read_next;
			f->kept_end = f->read_end;
			f->read_next = f->read_end = f->pushed + sizeof f->pushed;
			f->flags |= FILE_PUSHED_BACK;
		}
		if (f->read_next == f->pushed)
			return EOF;
		*--f->read_next = (unsigned char)c;
	}
	f->flags &= ~(unsigned)FILE_EOF;
	return (unsigned char)c;
}

int ungetc(int c, FILE *f)
{
	file_lock(f);
	c = __file_ungetc(c, f);
	file_unlock(f);
	return c;
}
