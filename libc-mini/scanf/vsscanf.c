#include "scan.h"

/* Byte by byte: the string's length is never asked for, so that reading a long text piece by piece
 * takes time in proportion to the text. */
static int next(struct source *s)
{
	const unsigned char *p = s->from;

	if (!*p)
		return SOURCE_END;
	s->from = p + 1;
	return *p;
}

int vsscanf(const char *restrict s, const char *restrict format, va_list values)
{
	struct source in = { .from = s, .get = next, .ahead = SOURCE_NONE, .left = SIZE_MAX };

	return __scan(&in, format, 0, values);
}

weak_alias(vsscanf, __isoc99_vsscanf);
