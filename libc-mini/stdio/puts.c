#include <string.h>
#include "file.h"

int puts(const char *s)
{
	FILE *f = &__stdout_file;
	size_t n = strlen(s);
	int result = EOF;

	file_lock(f);
	if (__file_write(f, (const unsigned char *)s, n) == n && __file_putc('\n', f) != EOF)
		result = 1;
	file_unlock(f);
	return result;
}
