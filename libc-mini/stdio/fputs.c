#include <string.h>
#include "file.h"

int fputs(const char *restrict s, FILE *restrict f)
{
	size_t n = strlen(s), done;

	file_lock(f);
	done = __file_write(f, (const unsigned char *)s, n);
	file_unlock(f);
	return done == n ? 1 : EOF;
}
weak_alias(fputs, fputs_unlocked);
