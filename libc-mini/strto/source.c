#include "source.h"

int __source_peek(struct source *s)
{
	if (!s->left)
		return SOURCE_END;
	if (s->ahead == SOURCE_NONE)
		s->ahead = s->get(s);
	return s->ahead;
}

void __source_skip(struct source *s)
{
	s->ahead = SOURCE_NONE;
	s->left--;
	s->taken++;
}

struct source __source_string(const char *text)
{
	struct source s = { .at = (const unsigned char *)text, .from = text };

	while (is_space(*s.at))
		s.at++;
	return s;
}
