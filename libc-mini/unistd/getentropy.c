#include <errno.h>
#include <sys/random.h>
#include <unistd.h>

int getentropy(void *buffer, size_t n)
{
	char *p = buffer;

	if (n > 256) {
		errno = EIO;
		return -1;
	}
	while (n) {
		ssize_t got = getrandom(p, n, 0);

		if (got < 0 && errno != EINTR)
			return -1;
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
	return 0;
}
