#include "file.h"

__ssize_t __getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f);

static char *get_ln(FILE *f, size_t *length)
{
	__ssize_t n = __getdelim(&f->line, &f->line_size, '\n', f);

	*length = n < 0 ? 0 : (size_t)n;
	return n < 0 ? NULL : f->line;
}
weak_alias(get_ln, fgetln);
