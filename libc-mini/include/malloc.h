/* malloc.h: what malloc has beyond ISO C and POSIX, with glibc's names, numbers and meaning.
 * The policy, the knobs and what they show: docs/malloc.md. */
#ifndef _MALLOC_H
#define _MALLOC_H

#include <features.h>
#include <stdio.h>
#define __need_size_t
#define __need_NULL
#include <stddef.h>

__BEGIN_DECLS

void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void *reallocarray(void *, size_t, size_t);
void free(void *);
void *aligned_alloc(size_t, size_t);

/* A block of the second argument's bytes, aligned to the first, which is rounded up to a power of
 * two. NULL: ENOMEM, or EINVAL for an alignment that cannot be rounded up. */
void *memalign(size_t, size_t);
/* A block that begins at a page; of pvalloc, that also ends at one. */
void *valloc(size_t);
void *pvalloc(size_t);

/* Bytes of the block that may be used: at least what was asked for; 0 for NULL. */
size_t malloc_usable_size(void *);

/* Gives free memory back to the system; pad bytes stay at the top of the heap. 1 if any went. */
int malloc_trim(size_t);

/* ---- knobs: mallopt(name, value), 1 on success; also environment variables, read once ---- */
#define M_MXFAST            1   /* accepted, no meaning here */
#define M_TRIM_THRESHOLD  (-1)  /* MALLOC_TRIM_THRESHOLD_: bytes free at the top that make it shrink */
#define M_TOP_PAD         (-2)  /* MALLOC_TOP_PAD_: bytes beyond the request that the break moves */
#define M_MMAP_THRESHOLD  (-3)  /* MALLOC_MMAP_THRESHOLD_: such a block gets its own mapping */
#define M_MMAP_MAX        (-4)  /* MALLOC_MMAP_MAX_: how many such mappings at a time */
#define M_CHECK_ACTION    (-5)  /* accepted, no meaning here: misuse always aborts */
#define M_PERTURB         (-6)  /* MALLOC_PERTURB_: fill freed blocks with this byte, new ones with ~ */
#define M_ARENA_TEST      (-7)  /* accepted, no meaning here */
#define M_ARENA_MAX       (-8)  /* accepted, no meaning here */
#define M_ADAPTIVE       (-64)  /* MALLOC_ADAPTIVE_: 1: freeing a mapping raises the threshold to it */
int mallopt(int, int);

/* ---- reports ---- */

/* All but the counts are bytes. */
struct mallinfo2 {
	size_t arena;    /* got from the system by brk and arenas */
	size_t ordblks;  /* number of free pieces */
	size_t smblks;   /* 0 */
	size_t hblks;    /* blocks with a mapping of their own, and their bytes */
	size_t hblkhd;
	size_t usmblks;  /* 0 */
	size_t fsmblks;  /* 0 */
	size_t uordblks; /* of arena: in use */
	size_t fordblks; /* of arena: free */
	size_t keepcost; /* free at the top */
};
struct mallinfo {
	int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 mallinfo2(void);
struct mallinfo mallinfo(void);         /* the same, as far as an int holds it */

void malloc_stats(void);                /* to stderr, in glibc's words */
int malloc_info(int, FILE *);           /* as XML; the first argument must be 0, or EINVAL is returned */

__END_DECLS

#endif
