/* wordexp_internal.h: words in the making. */
#ifndef LIBC_MINI_WORDEXP_H
#define LIBC_MINI_WORDEXP_H

#include <wordexp.h>
#include "libc.h"

#define NEST_MAX 50             /* expansions in one another */

struct text {
	char *s;
	size_t length, room;
};

struct expansion {
	int flags;
	const char *ifs;
	struct text word;       /* the word so far, */
	struct text pattern;    /* and as a pattern, in which what was quoted has a backslash */
	int present;            /* there is a word, though it may be empty */
	int magic;              /* wildcards that are not quoted */
	char **words;
	size_t count, room;
	int depth;
};

/* Each returns 0 or WRDE_…. */
int __wordexp_put(struct text *text, char c) hidden;
int __wordexp_char(struct expansion *x, char c, int quoted) hidden;
/* The result of an expansion: split into fields unless quoted. */
int __wordexp_result(struct expansion *x, const char *s, int quoted) hidden;
/* Text in which quotes, $ and ` are taken; up to the NUL. */
int __wordexp_text(struct expansion *x, const char *s, int quoted) hidden;
int __wordexp_end_word(struct expansion *x) hidden;
/* dollar.c: *at is at a '$' or '`'; is set behind the expansion. */
int __wordexp_dollar(struct expansion *x, const char **at, int quoted) hidden;
/* arithmetic.c */
int __wordexp_arithmetic(const char *s, long *value) hidden;

#endif
