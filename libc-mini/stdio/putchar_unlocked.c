#include "file.h"

static int put_stdout(int c)
{
	return __file_putc(c, &__stdout_file);
}
weak_alias(put_stdout, putchar_unlocked);
