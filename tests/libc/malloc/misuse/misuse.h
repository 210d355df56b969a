/* misuse.h: what the tables of mistakes have in common.
 *
 * A case makes one mistake. It says by bad() or about() which address that is about, P, and in which
 * block it lies, Q. What is expected: the line that the allocator writes, without "libc-mini: ", or
 *
 *   "fine"      nothing at all: the case returns 0. "fine, if hardened": not so with plain links
 *   "silent"    the end by SIGABRT, but nobody can read the line
 *
 * A case that makes no sense on this C library returns ELSEWHERE. */
#ifndef MISUSE_H
#define MISUSE_H

#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ELSEWHERE 77

/* Not in every C library's headers. */
void *pvalloc(size_t n);
int malloc_trim(size_t pad), mallopt(int name, int value);

struct mistake { const char *name; int (*run)(void); const char *expected; };
extern const struct mistake twice[], invalid[], written[], behind[], redzone[], limits[], ends[];

#define DOUBLE  "free(): double free of P"
#define INVALID "free(): invalid pointer P"
#define INSIDE  "free(): invalid pointer P, inside the block at Q"
#define WRITE   "malloc(): write after free to P"
#define ROW(name, expected) { #name, name, expected }
#define END { 0 }

/* Say what is going to be misused. Both return p. */
void *about(void *p, void *block);
void *bad(void *p);

/* malloc(n), which must not fail; the compiler does not know what becomes of it. */
void *take(size_t n);
/* The same pointer, of which the compiler knows nothing any more. */
void *again(void *p);

/* Takes blocks of so many bytes until a damage must have been seen. Returns 0. */
int take_many(size_t n);

/* From here on the break cannot move: a mapping lies behind it. To be called before the first
 * malloc(); what comes from the pool then comes from arenas. */
void block_break(void);
/* Bytes of the break for somebody else; NULL: this C library's sbrk() does not give any. */
void *foreign(size_t n);

/* The case is not what it means to be: says so and exits. */
void need(int condition, const char *what);

#endif
