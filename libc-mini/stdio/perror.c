/* perror.c: one write, and no orientation: both kinds of stream may go on as they are (POSIX). */
#include <errno.h>
#include <string.h>
#include "file.h"

static void print(FILE *f, const char *s)
{
	__file_write(f, (const unsigned char *)s, strlen(s));
}

void perror(const char *s)
{
	char room[64];
	const char *text = strerror_r(errno, room, sizeof room);    /* strerror()'s own is the caller's */
	FILE *f = &__stderr_file;
	unsigned char bytes[256];
	int burst, wide;

	file_lock(f);
	wide = f->wide;
	burst = __file_burst(f, bytes, sizeof bytes);
	if (s && *s) {
		print(f, s);
		print(f, ": ");
	}
	print(f, text);
	print(f, "\n");
	if (burst)
		__file_burst_end(f);
	f->wide = wide;
	file_unlock(f);
}
