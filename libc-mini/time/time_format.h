/* time_format.h: one conversion of strftime, without the kind of character that it is written in. */
#ifndef LIBC_MINI_TIME_FORMAT_H
#define LIBC_MINI_TIME_FORMAT_H

#include <time.h>
#include "libc.h"

/* Where the text goes: put() takes one byte of it and counts it, also when there is no room left. */
struct time_output {
	void (*put)(struct time_output *output, char c);
	void *s;
	size_t size, length;
};

/* Writes the conversion that follows a '%'; returns its length, 0 if there is no such. */
size_t __time_format(struct time_output *output, const char *conversion, const struct tm *tm) hidden;

#endif
