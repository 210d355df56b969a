/* lines.h: reading a file of /proc line by line, without stdio. */
#ifndef ULOAD_LINES_H
#define ULOAD_LINES_H

#include <stddef.h>
#include <stdint.h>

struct lines {
	int fd;
	size_t at, end;
	char bytes[4096]; /* a longer line comes in pieces */
};

/* Returns 0, or -errno. */
int lines_open(struct lines *, const char *path);
/* The next line, ended by a NUL instead of its newline; NULL at the end. */
char *lines_next(struct lines *);
void lines_close(struct lines *);

/* Reads a number in `base` at *s and moves *s behind it. */
uint64_t lines_number(char **s, unsigned base);

#endif
