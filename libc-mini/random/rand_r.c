#include <stdlib.h>
#include "libc.h"

/* Three steps of POSIX's example generator give 11, 10 and 10 bits. glibc's. */
int rand_r(unsigned *seed)
{
	uint32_t state = *seed, result = 0;

	for (int i = 0; i < 3; i++) {
		state = state * 1103515245U + 12345U;
		result = result << 10 ^ (state >> 16) % (i == 0 ? 2048 : 1024);
	}
	*seed = state;
	return (int)result;
}
