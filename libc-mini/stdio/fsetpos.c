#include "file.h"

int fsetpos(FILE *f, const fpos_t *position)
{
	int result;

	file_lock(f);
	result = __file_seek(f, position->__offset, SEEK_SET);
	if (result == 0)
		f->shift = position->__state;
	file_unlock(f);
	return result;
}
#undef fsetpos64
weak_alias(fsetpos, fsetpos64);
