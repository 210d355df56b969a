#include <stdio_ext.h>
#include "file.h"

void __fpurge(FILE *f)
{
	file_lock(f);
	file_forget(f);
	file_unlock(f);
}

static int purge(FILE *f)
{
	__fpurge(f);
	return 0;
}
weak_alias(purge, fpurge);
