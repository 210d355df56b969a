#include "file.h"

int fwide(FILE *f, int mode)
{
	file_lock(f);
	mode = file_orient(f, (mode > 0) - (mode < 0));
	file_unlock(f);
	return mode;
}
