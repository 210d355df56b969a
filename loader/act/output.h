/* output.h: texts that go to a file descriptor. */
#ifndef ULOAD_OUTPUT_H
#define ULOAD_OUTPUT_H

#include "text.h"

/* Makes *t write to fd through a buffer of `size` bytes. */
void output_open(struct text *t, int fd, char *buffer, size_t size);

/* Writes what is left. Returns 0, or the errno (positive) of a write that failed. */
int output_close(struct text *t);

#endif
