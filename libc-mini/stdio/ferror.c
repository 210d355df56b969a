#include "file.h"

int ferror(FILE *f)
{
	return (f->flags & FILE_ERROR) != 0;
}
weak_alias(ferror, ferror_unlocked);
