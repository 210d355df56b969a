/* fuzz.h: malloc under libFuzzer: what the parts know of each other.
 *
 *   fuzz.c      the input's bytes as calls of the allocator, and a model of what it must hold
 *   kernel.c    the system calls that it makes: a break and mappings in a range of addresses of their
 *               own, the same in each run; calls that fail when the input says so; each store of the
 *               allocator is seen
 *   syscall.h   what the allocator's files include for libc-mini's
 *
 * The allocator's object has its names changed, so that libFuzzer and the harness go on with the host's
 * malloc: malloc is fuzzed_malloc here, and so on. Its variables lie in sections of their own, so that
 * each input begins with an allocator that was never called. */
#ifndef FUZZ_H
#define FUZZ_H

#include <libc-mini/heap.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define PAGE            ((size_t)4096)
#define BREAK_BYTES     ((size_t)32 << 20)
#define MAPPED_BYTES    ((size_t)64 << 20)
#define ALL_BYTES       (BREAK_BYTES + MAPPED_BYTES)
#define UNIT            16

/* ---- kernel.c ---- */

enum { FAIL_BREAK = 1, FAIL_BREAK_ENOSYS = 2, FAIL_MAP = 4, FAIL_REMAP = 8, FAIL_UNMAP = 16, FAIL_ADVISE = 32,
	FAIL_PROTECT = 64 };

struct kernel {
	char *base;             /* of all addresses: first the break's, then those of mappings */
	char *now;              /* the break */
	unsigned fail, fails;   /* calls of these kinds fail, so many times */
	bool refused;           /* one that asked for memory was, since this was set to false */
	bool move;              /* mremap moves though it need not */
	size_t mapped_pages, kept_pages;        /* kept: would not be unmapped when that was asked for */
	size_t next_page;       /* where a place for a mapping is looked for */
	char line[4096];        /* what was written to stderr since `writes` was set to 0 */
	size_t line_bytes;
	unsigned writes;
	jmp_buf *death;         /* where a process goes that kills itself; NULL: that is a finding */
};
extern struct kernel kernel;

void kernel_start(void);        /* once */
void kernel_reset(void);        /* an empty address space */
bool kernel_has(const void *p, size_t bytes); /* it may be read and written */
/* p may be the latest mapping: then it is the program's, and no table of the allocator's. */
void kernel_claim(const void *p, size_t bytes);
/* The program, or the allocator, writes there. */
void kernel_touch(const void *p, size_t bytes);
/* Somebody else moves the break, as sbrk() does. NULL: it cannot. */
char *kernel_sbrk(ptrdiff_t bytes);
/* All pages that nobody wrote to are zero. */
void kernel_verify(void);

/* ---- fuzz.c ---- */
extern uint64_t owned[];        /* bit n: unit n is part of a block that the program has */
extern bool shows;              /* FUZZ_SHOW=1 in the environment: the calls, one a line */
#define SHOW(...) (shows ? (void)fprintf(stderr, __VA_ARGS__) : (void)0)
_Noreturn void finding(const char *what, ...) __attribute__((format(printf, 1, 2)));

/* ---- the allocator ---- */
void *fuzzed_malloc(size_t), *fuzzed_calloc(size_t, size_t), *fuzzed_realloc(void *, size_t),
	*fuzzed_reallocarray(void *, size_t, size_t), *fuzzed_memalign(size_t, size_t),
	*fuzzed_aligned_alloc(size_t, size_t), *fuzzed_valloc(size_t), *fuzzed_pvalloc(size_t);
int fuzzed_posix_memalign(void **, size_t, size_t), fuzzed_malloc_trim(size_t), fuzzed_mallopt(int, int),
	fuzzed_malloc_info(int, void *);
void fuzzed_free(void *), fuzzed_malloc_stats(void);
size_t fuzzed_malloc_usable_size(void *);
struct fuzzed_info {
	size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
} fuzzed_mallinfo2(void);

extern const struct heap_description __libc_mini_malloc;
extern int fuzzed_dying;        /* misuse.c's: not 0 from the first mistake on */
extern char *fuzzed_curbrk, **fuzzed_environ;
extern char __start_fuzzed_bss[], __stop_fuzzed_bss[], __start_fuzzed_data[], __stop_fuzzed_data[];

#endif
