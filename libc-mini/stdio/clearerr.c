#include "file.h"

void clearerr(FILE *f)
{
	file_lock(f);
	f->flags &= ~(unsigned)(FILE_EOF | FILE_ERROR);
	file_unlock(f);
}
weak_alias(clearerr, clearerr_unlocked);
