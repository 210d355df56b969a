#include <wchar.h>
#include "file.h"
#include "scan.h"

static int next(struct source *s)
{
	wint_t c = __file_getwc((FILE *)s->from);

	return c == WEOF ? SOURCE_END : (int)c;
}

int vfwscanf(FILE *restrict f, const wchar_t *restrict format, va_list values)
{
	struct source in = { .from = f, .get = next, .ahead = SOURCE_NONE, .left = SIZE_MAX };
	int stored;

	file_lock(f);
	file_orient(f, 1);
	stored = __scan(&in, format, 1, values);
	if (in.ahead >= 0)
		__file_ungetwc((wint_t)in.ahead, f);
	file_unlock(f);
	return stored;
}

weak_alias(vfwscanf, __isoc99_vfwscanf);
