/* output.c: see output.h. */
#include "output.h"

#include <errno.h>

#include "sys.h"

static void write_all(struct text *t)
{
	size_t done = 0;

	while (done < t->length && !t->failed) {
		long n = sys_write(t->fd, t->buffer + done, t->length - done);

		if (sys_failed(n) && n != -EINTR)
			t->failed = (int)-n;
		else if (!sys_failed(n))
			done += (size_t)n;
	}
	t->length = 0;
}

void output_open(struct text *t, int fd, char *buffer, size_t size)
{
	*t = (struct text){.buffer = buffer, .size = size, .fd = fd, .flush = write_all};
}

int output_close(struct text *t)
{
	if (!t->failed)
		write_all(t);
	return t->failed;
}
