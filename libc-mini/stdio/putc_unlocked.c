#include "file.h"

static int put_unlocked(int c, FILE *f)
{
	return __file_putc(c, f);
}
weak_alias(put_unlocked, putc_unlocked);
weak_alias(put_unlocked, fputc_unlocked);
