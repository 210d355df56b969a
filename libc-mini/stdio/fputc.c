#include "file.h"

static int locked(int c, FILE *f)
{
	file_lock(f);
	c = __file_putc(c, f);
	file_unlock(f);
	return c;
}

int fputc(int c, FILE *f)
{
	return __libc.threaded ? locked(c, f) : __file_putc(c, f);
}
strong_alias(fputc, putc);
