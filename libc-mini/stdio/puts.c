#include <string.h>
#include "file.h"

int puts(const char *s)
{
	FILE *f = &__stdout_file;
	size_t n = strlen(s);
	int result = EOF;

	file_lock(f);
	if (__file_write(f, (const unsigned char *)s, n) == n
			&& __file_write(f, (const unsigned char *)"\n", 1))
		result = 1;
	file_unlock(f);
	return result;
}
