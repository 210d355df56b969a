#include "file.h"

size_t fwrite(const void *restrict p, size_t size, size_t count, FILE *restrict f)
{
	size_t n = size * count, done;

	if (!n)
		return 0;
	file_lock(f);
	done = __file_write(f, p, n);
	file_unlock(f);
	return done == n ? count : done / size;
}
weak_alias(fwrite, fwrite_unlocked);
