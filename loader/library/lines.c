/* lines.c: see lines.h. */
#include "lines.h"

#include "sys.h"

int lines_open(struct lines *l, const char *path)
{
	long fd = sys_open(path, O_RDONLY | O_CLOEXEC, 0);

	l->fd = (int)fd;
	l->at = l->end = 0;
	return fd < 0 ? (int)fd : 0;
}

/* Moves what is left to the front and reads more behind it. Returns 0 if there is no more. */
static int refill(struct lines *l)
{
	size_t left = l->end - l->at;
	long n;

	for (size_t i = 0; i < left; i++)
		l->bytes[i] = l->bytes[l->at + i];
	l->at = 0;
	l->end = left;
	if (left == sizeof l->bytes - 1)
		return 0;
	n = sys_read(l->fd, l->bytes + left, sizeof l->bytes - 1 - left);
	if (sys_failed(n) || n == 0)
		return 0;
	l->end += (size_t)n;
	return 1;
}

char *lines_next(struct lines *l)
{
	size_t i = l->at;
	char *line;

	for (;;) {
		while (i < l->end && l->bytes[i] != '\n')
			i++;
		if (i < l->end)
			break;
		i -= l->at;
		if (!refill(l)) {
			if (l->end == 0)
				return NULL;
			i = l->end;
			break;
		}
	}
	line = l->bytes + l->at;
	l->bytes[i] = '\0';
	l->at = i < l->end ? i + 1 : i;
	return line;
}

void lines_close(struct lines *l)
{
	sys_close(l->fd);
}

uint64_t lines_number(char **s, unsigned base)
{
	uint64_t n = 0;

	for (;; (*s)++) {
		unsigned c = (unsigned char)**s;
		unsigned digit = c - '0' < 10 ? c - '0' : c - 'a' < 6 ? c - 'a' + 10 : 99;

		if (digit >= base)
			return n;
		n = n * base + digit;
	}
}
