#include "file.h"

static int get_unlocked(FILE *f)
{
	return __file_getc(f);
}
weak_alias(get_unlocked, getc_unlocked);
weak_alias(get_unlocked, fgetc_unlocked);
