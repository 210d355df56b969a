/* fopencookie.c: the caller's functions in the manner of ours. They say -1 and errno. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include "file.h"

struct cookie {
	void *value;
	cookie_io_functions_t functions;
};

static long error(void)
{
	return errno > 0 ? -errno : -EIO;
}

static long cookie_read(FILE *f, unsigned char *bytes, size_t n)
{
	struct cookie *c = f->cookie;
	long answer = c->functions.read(c->value, (char *)bytes, n);

	return answer < 0 ? error() : answer;
}

/* 0 is an error here, as it is for glibc: POSIX has no such function. */
static long cookie_write(FILE *f, const unsigned char *bytes, size_t n)
{
	struct cookie *c = f->cookie;
	long answer;

	if (!c->functions.write)
		return (long)n;
	answer = c->functions.write(c->value, (const char *)bytes, n);
	return answer <= 0 ? error() : answer;
}

static __off_t cookie_seek(FILE *f, __off_t offset, int whence)
{
	struct cookie *c = f->cookie;

	return c->functions.seek(c->value, &offset, whence) < 0 ? error() : offset;
}

static long cookie_close(FILE *f)
{
	struct cookie *c = f->cookie;
	long answer = c->functions.close && c->functions.close(c->value) ? error() : 0;

	free(c);
	return answer;
}

static FILE *open_cookie(void *value, const char *mode, cookie_io_functions_t functions)
{
	int flags = __file_mode(mode);
	struct cookie *c;
	FILE *f;

	if (flags < 0)
		return NULL;
	c = malloc(sizeof *c);
	f = c ? __file_new(flags, -1) : NULL;
	if (!f) {
		free(c);
		return NULL;
	}
	*c = (struct cookie){ value, functions };
	f->cookie = c;
	f->read = functions.read ? cookie_read : NULL;
	f->write = cookie_write;
	f->seek = functions.seek ? cookie_seek : NULL;
	f->close = cookie_close;
	return __file_publish(f);
}
weak_alias(open_cookie, fopencookie);
