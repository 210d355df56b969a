#include "file.h"

static int flush_unlocked(FILE *f)
{
	return f ? __file_sync(f) : __file_each(__file_sync);
}
weak_alias(flush_unlocked, fflush_unlocked);
