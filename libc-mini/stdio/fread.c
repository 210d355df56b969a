#include "file.h"

size_t fread(void *restrict p, size_t size, size_t count, FILE *restrict f)
{
	size_t n = size * count, done;

	if (!n)
		return 0;
	file_lock(f);
	done = __file_read(f, p, n);
	file_unlock(f);
	return done == n ? count : done / size;
}
weak_alias(fread, fread_unlocked);
