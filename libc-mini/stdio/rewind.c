#include "file.h"

void rewind(FILE *f)
{
	file_lock(f);
	__file_seek(f, 0, SEEK_SET);
	f->flags &= ~(unsigned)FILE_ERROR;
	file_unlock(f);
}
