#include "file.h"
#include "scan.h"

static int next(struct source *s)
{
	FILE *f = (FILE *)s->from;

	return __file_getc(f);
}

int vfscanf(FILE *restrict f, const char *restrict format, va_list values)
{
	struct source in = { .from = f, .get = next, .ahead = SOURCE_NONE, .left = SIZE_MAX };
	int stored;

	file_lock(f);
	file_orient(f, -1);
	stored = __scan(&in, format, 0, values);
	if (in.ahead >= 0)
		__file_ungetc(in.ahead, f);
	file_unlock(f);
	return stored;
}

weak_alias(vfscanf, __isoc99_vfscanf);
