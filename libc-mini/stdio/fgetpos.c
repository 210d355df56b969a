#include "file.h"

int fgetpos(FILE *restrict f, fpos_t *restrict position)
{
	__off_t at;

	file_lock(f);
	at = __file_tell(f);
	if (at >= 0)
		*position = (fpos_t){ at, f->shift };
	file_unlock(f);
	return at < 0 ? -1 : 0;
}
#undef fgetpos64
weak_alias(fgetpos, fgetpos64);
