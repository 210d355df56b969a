#include "file.h"

static int locked(FILE *f)
{
	int c;

	file_lock(f);
	c = __file_getc(f);
	file_unlock(f);
	return c;
}

int fgetc(FILE *f)
{
	return __libc.threaded ? locked(f) : __file_getc(f);
}
strong_alias(fgetc, getc);
