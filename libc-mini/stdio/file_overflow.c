#include "file.h"

int __file_overflow(int c, FILE *f)
{
	unsigned char byte = (unsigned char)c;

	return __file_write(f, &byte, 1) == 1 ? byte : EOF;
}
