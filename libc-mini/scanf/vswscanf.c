#include <wchar.h>
#include "scan.h"

static int next(struct source *s)
{
	const wchar_t *p = s->from;

	if (!*p)
		return SOURCE_END;
	s->from = p + 1;
	return *p;
}

int vswscanf(const wchar_t *restrict s, const wchar_t *restrict format, va_list values)
{
	struct source in = { .from = s, .get = next, .ahead = SOURCE_NONE, .left = SIZE_MAX };

	return __scan(&in, format, 1, values);
}

weak_alias(vswscanf, __isoc99_vswscanf);
