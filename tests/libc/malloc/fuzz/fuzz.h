/* fuzz.h: malloc under libFuzzer: what the parts know of each other.
 *
 *   fuzz.c      the input's bytes as calls of the allocator
 *   calls.c     those calls
 *   model.c     what it must hold
 *   ends.c      the beginning and the end of a run
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

/* ---- model.c ---- */

#define SLOTS   256

struct slot {
	unsigned char *p;       /* NULL: no block */
	size_t bytes, usable;
	unsigned char *before;  /* the block that it had before */
	unsigned char fill;
};
extern struct slot slots[SLOTS];
extern uint64_t owned[];        /* bit n: unit n is part of a block that the program has */
extern bool shows;              /* FUZZ_SHOW=1 in the environment: the calls, one a line */

#define SHOW(...) (shows ? (void)fprintf(stderr, __VA_ARGS__) : (void)0)
#define REQUIRE(condition) ((condition) ? (void)0 : finding("%s:%d: %s", __FILE__, __LINE__, #condition))
_Noreturn void finding(const char *what, ...) __attribute__((format(printf, 1, 2)));

void model_reset(void);
/* The program has a new block: it is looked at, and filled. And no longer. */
void enter(struct slot *s, void *p, size_t bytes);
void leave(struct slot *s);
void own(const unsigned char *p, size_t bytes, bool takes);
/* The first `bytes` of the block, which is at p now, are as they were filled. */
void verify(const struct slot *s, const unsigned char *p, size_t bytes);
bool all_are(const unsigned char *p, unsigned char value, size_t bytes);
/* All blocks are as they were filled; mallinfo2() counts right. */
void look(void);
/* Somebody else takes some of the break, or gives the last of it back. */
void move_break(size_t bytes);
void verify_foreign(void);

/* ---- calls.c: a block of the slot's goes before it gets another ---- */
void release(struct slot *s);
void get(struct slot *s, size_t bytes);
void get_zeroed(struct slot *s, size_t bytes, size_t each);
void get_aligned(struct slot *s, size_t bytes, unsigned how);
void change(struct slot *s, size_t bytes, bool array);
void burst(unsigned first, unsigned n, size_t bytes);
void burst_free(unsigned first, unsigned n, unsigned step);
void trim(size_t pad);
void turn_knob(unsigned knob, unsigned n);
void make_fail(unsigned kinds, unsigned n);
/* A pointer that is no block's: the process must end, with a word. */
void misuse(struct slot *s, unsigned how, size_t n);

/* ---- ends.c ---- */
void begin(void);
void finish(bool thoroughly);

/* ---- the allocator ---- */
void *fuzzed_malloc(size_t), *fuzzed_calloc(size_t, size_t), *fuzzed_realloc(void *, size_t),
	*fuzzed_reallocarray(void *, size_t, size_t), *fuzzed_memalign(size_t, size_t),
	*fuzzed_aligned_alloc(size_t, size_t), *fuzzed_valloc(size_t), *fuzzed_pvalloc(size_t);
int fuzzed_posix_memalign(void **, size_t, size_t), fuzzed_malloc_trim(size_t), fuzzed_mallopt(int, int);
void fuzzed_free(void *);
size_t fuzzed_malloc_usable_size(void *);
struct fuzzed_info {
	size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
} fuzzed_mallinfo2(void);

extern const struct heap_description __libc_mini_malloc;
extern int fuzzed_dying;        /* misuse.c's: not 0 from the first mistake on */
extern char *fuzzed_curbrk, **fuzzed_environ;
extern char __start_fuzzed_bss[], __stop_fuzzed_bss[], __start_fuzzed_data[], __stop_fuzzed_data[];

#endif
