#include "file.h"

int feof(FILE *f)
{
	return (f->flags & FILE_EOF) != 0;
}
weak_alias(feof, feof_unlocked);
