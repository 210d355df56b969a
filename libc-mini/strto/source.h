/* source.h: where the readers of numbers get their characters: strtol, wcstod, scanf … share them.
 *
 * A source shows one character ahead. A string of bytes is read in place; anything else through
 * get(), one character at a time, so that no more than one must be given back to a stream. */
#ifndef LIBC_MINI_SOURCE_H
#define LIBC_MINI_SOURCE_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>
#include "libc.h"

#define SOURCE_END  (-1)        /* no more characters */
#define SOURCE_NONE (-2)        /* none was looked at yet */

struct source {
	const unsigned char *at;        /* a string; or NULL */
	const void *from;               /* its start, or what get() needs */
	int (*get)(struct source *s);   /* the next character or SOURCE_END */
	int ahead;                      /* what get() gave and nobody took */
	size_t left;                    /* so many may be taken still: scanf's width */
	size_t taken;
};

int __source_peek(struct source *s) hidden;
void __source_skip(struct source *s) hidden;

/* source_peek: the next character; of a string, the NUL too. source_skip: takes it.
 * source_taken: how many were taken. */
static inline int source_peek(struct source *s)
{
	return s->at ? *s->at : __source_peek(s);
}

static inline void source_skip(struct source *s)
{
	if (s->at)
		s->at++;
	else
		__source_skip(s);
}

static inline size_t source_taken(const struct source *s)
{
	return s->at ? (size_t)(s->at - (const unsigned char *)s->from) : s->taken;
}

/* A string, spaces in front of its number skipped. */
struct source __source_string(const char *text) hidden;
struct source __source_wide_string(const wchar_t *text) hidden;

static inline int is_space(int c)
{
	return c == ' ' || (unsigned)c - '\t' < 5;
}

#endif
