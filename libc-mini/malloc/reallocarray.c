#include <errno.h>
#include <malloc.h>
#include <stdint.h>

/* glibc's and BSD's: realloc(p, n * each), with ENOMEM if that is more than a size_t holds. */
void *reallocarray(void *p, size_t n, size_t each)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, each, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(p, bytes);
}
