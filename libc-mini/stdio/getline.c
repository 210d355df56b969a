#include "file.h"

__ssize_t __getdelim(char **restrict line, size_t *restrict size, int delimiter, FILE *restrict f);

static __ssize_t get_line(char **restrict line, size_t *restrict size, FILE *restrict f)
{
	return __getdelim(line, size, '\n', f);
}
weak_alias(get_line, getline);
