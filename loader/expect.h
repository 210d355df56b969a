/* expect.h: compares what a program writes with what a file holds, while it comes. */
#ifndef ULOAD_EXPECT_H
#define ULOAD_EXPECT_H

#include <stddef.h>
#include <stdint.h>

#include "text.h"

#define EXPECT_SHOWN 24 /* bytes of each side that a message shows */

struct sample {
	size_t length;
	char bytes[EXPECT_SHOWN];
	int ended; /* by the end of it all */
};

struct expect {
	int fd;                  /* of the file */
	int error;               /* errno of reading it */
	int differs;
	uint64_t line, byte;     /* of the next one, from 1; byte: in its line */
	struct sample wanted, got; /* from the first difference on */
	size_t at, length;
	unsigned char buffer[4096];
};

/* Reads the beginning of the file open at `fd`: returns an errno, or 0. */
int expect_open(struct expect *, int fd);
/* The program wrote n bytes more. */
void expect_more(struct expect *, const unsigned char *bytes, size_t n);
/* … and no more will come. */
void expect_end(struct expect *);
/* 'line 2, byte 5: expected "…", got "…"'; only if it differs. */
void expect_print(const struct expect *, struct text *out);

#endif
