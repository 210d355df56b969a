/* format.h: the printf family (C11 7.21.6.1, 7.29.2.1; POSIX.1-2017 fprintf) has one engine.
 *
 *   printf, snprintf …          make an output and call
 *   __format()                  format.c: copies text; for each directive %…
 *     parse_directive()             what is asked for              struct directive
 *     the value                     from the argument list         union value
 *     __format_integer()            integer.c
 *     __format_float()              float.c, its digits are made by decimal.c
 *     __format_text()               narrow_text.c, wide_text.c
 *
 * Formats and output are of bytes, or both of wide characters. Numbers are ASCII in either case and
 * are widened on their way out, so that the engine is there once. */
#ifndef LIBC_MINI_FORMAT_H
#define LIBC_MINI_FORMAT_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <wchar.h>
#include "libc.h"

/* ---- where the characters go ---- */

struct directive;
union value;

struct output {
	char *at, *end;         /* room: bytes, or wide characters, at .. end */
	/* There is no room for these n bytes: makes some, or takes them. NULL: they are dropped. */
	void (*full)(struct output *out, const char *bytes, size_t n);
	void *target;           /* its business */
	size_t total;           /* characters so far, dropped ones too; at most INT_MAX */
	int wide;               /* and then: how characters and strings get there */
	void (*wide_text)(struct output *out, struct directive *d, const union value *value);
	int failed;             /* and errno says why; nothing more is done then */
};

/* __output_put: n ASCII characters, or bytes to a narrow output; __output_pad: one of them n times;
 * __output_wide: n wide characters to a wide output. __output_fail: sets errno. */
void __output_put(struct output *out, const char *text, size_t n) hidden;
void __output_pad(struct output *out, char c, size_t n) hidden;
void __output_wide(struct output *out, const wchar_t *text, size_t n) hidden;
void __output_fail(struct output *out, int error) hidden;

/* What printf returns: the number of characters, or -1. */
static inline int output_result(const struct output *out)
{
	return out->failed ? -1 : (int)out->total;
}

/* ---- a directive: %[position$][flags][width][.precision][length]conversion ---- */

enum directive_flag {
	FLAG_LEFT      = 1 << 0, /* - */
	FLAG_PLUS      = 1 << 1,
	FLAG_SPACE     = 1 << 2,
	FLAG_ALTERNATE = 1 << 3, /* # */
	FLAG_ZERO      = 1 << 4, /* 0, unless - is there too */
	FLAG_GROUP     = 1 << 5, /* ': the C locale has no separator */
};

enum length { LENGTH_NONE, LENGTH_CHAR, LENGTH_SHORT, LENGTH_LONG, LENGTH_LONG_DOUBLE };

/* Which argument: the next one, none, or a position from 1. */
enum { ARGUMENT_NEXT = 0, ARGUMENT_NONE = -1 };

struct directive {
	unsigned char flags, length, conversion;
	int width;              /* 0: none */
	int precision;          /* -1: none */
	int value_from, width_from, precision_from;
};

union value {
	intmax_t integer;
	void *pointer;
	long double real;
};

/* __format: errors are in out->failed. The list is used up as far as the format says. */
void __format(struct output *out, const void *format, va_list list) hidden;
void __format_integer(struct output *out, struct directive *d, intmax_t value) hidden;
void __format_float(struct output *out, struct directive *d, long double value) hidden;
void __format_text(struct output *out, struct directive *d, const union value *value) hidden;
/* The same for wide output: its wide_text, so that only programs that have one carry it. */
void __format_wide_text(struct output *out, struct directive *d, const union value *value) hidden;

/* __field_begin: padding and prefix in front of a body of `body` characters. Returns how many spaces
 * are to follow it. */
size_t __field_begin(struct output *out, const struct directive *d, const char *prefix,
	size_t prefix_length, size_t body) hidden;

/* The sign for a number, as a string: "-", "+", " " or "". */
static inline const char *sign_prefix(const struct directive *d, int negative)
{
	return negative ? "-" : d->flags & FLAG_PLUS ? "+" : d->flags & FLAG_SPACE ? " " : "";
}

#endif
