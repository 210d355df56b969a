/* glob_internal.h: what glob knows while it looks. */
#ifndef LIBC_MINI_GLOB_H
#define LIBC_MINI_GLOB_H

#include <glob.h>
#include "libc.h"

struct finding {
	int flags;
	int (*error)(const char *, int);
	glob_t *g;                      /* whose functions are called with GLOB_ALTDIRFUNC */
	char **paths;
	size_t count, room;
	int magic;                      /* there were wildcards */
	int depth;                      /* parts with wildcards before this one */
};

/* The rest of a pattern, for the path so far; `path` has room for PATH_MAX + 1. */
int __glob_part(struct finding *f, char *path, size_t length, const char *pattern) hidden;
/* One pattern; what it finds is sorted. */
int __glob_pattern(struct finding *f, const char *pattern) hidden;
/* expand.c: braces and tildes, then the former for each. */
int __glob_expand(struct finding *f, const char *pattern) hidden;

#endif
