#include "format.h"
#include "syscall.h"

/* All of it, however many writes that takes. */
static int write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		long written = sys_result(sys_call(SYS_write, fd, bytes, n));
		if (written < 0)
			return -1;
		bytes += written;
		n -= (size_t)written;
	}
	return 0;
}

struct descriptor {
	int fd;
	char buffer[512];
};

static void flush(struct output *out, const char *bytes, size_t n)
{
	struct descriptor *to = out->target;

	if (write_all(to->fd, to->buffer, (size_t)(out->at - to->buffer)) || write_all(to->fd, bytes, n))
		out->failed = 1;
	out->at = to->buffer;
}

int vdprintf(int fd, const char *restrict format, va_list values)
{
	struct descriptor to;
	struct output out = { .full = flush, .target = &to, .at = to.buffer };

	out.end = to.buffer + sizeof to.buffer;
	to.fd = fd;
	__format(&out, format, values);
	flush(&out, "", 0);
	return output_result(&out);
}
