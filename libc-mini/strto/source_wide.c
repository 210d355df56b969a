#include <wctype.h>
#include "source.h"

static int next(struct source *s)
{
	return ((const wchar_t *)s->from)[s->taken];
}

struct source __source_wide_string(const wchar_t *text)
{
	struct source s = { .from = text, .get = next, .ahead = SOURCE_NONE, .left = SIZE_MAX };

	while (iswspace((wint_t)text[s.taken]))
		s.taken++;
	return s;
}
