#include "file.h"

int putchar(int c)
{
	return fputc(c, &__stdout_file);
}
