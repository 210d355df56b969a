/* heap.h: the data model of malloc, and what its files know of each other.
 *
 * The break's range of addresses is one region, cut without gaps into spans of whole granules:
 *
 *   initial break                                                               the break
 *   |  region 0                                                                         |
 *   +-----------+-----------+--------------------+--------+-----------+------------------+
 *   | small 48  | small 16  | large              | free   | small 48  | top              |
 *   | ooo.o...  | oooo----  |                    |        | oooooooo  |                  |
 *   +-----------+-----------+--------------------+--------+-----------+------------------+
 *     o block in use   . free block   - never carved        |<->| a granule: 256 bytes
 *
 *   map[(p - base) / 256] -> number of a span -> spans[number]: kind, size, what is free in it
 *
 * Three kinds of blocks, by size:
 *   to 1,024 bytes     small: one of 32 classes; a span holds up to 64 blocks of one class, and one
 *                      64-bit word says which of them are free
 *   more               large: a span of its own, cut from a free one or from the top, joined with
 *                      its free neighbours when it is freed
 *   128 KiB or more    if the pool has no room: a mapping of its own, found by a hash table
 * If the break cannot move, further regions ("arenas") are mapped; they work like the first.
 *
 * All tables lie apart from the blocks: the first ones in .bss, where pages that are never touched
 * cost nothing, larger ones in mappings. Nothing that malloc relies on can be overwritten by running
 * over the end of a block, and there is no list through the blocks to forge. A free block begins
 * with a seal, its address mixed with a secret: whoever gets the block next finds out if somebody
 * wrote there after free.
 *
 * Numbers instead of pointers between spans: the table can be moved when it grows. A struct
 * heap_span * is good until the next tables_reserve(). */
#ifndef MALLOC_HEAP_H
#define MALLOC_HEAP_H

#include <libc-mini/heap.h>
#include "host.h"

#ifndef MALLOC_SEALS
#define MALLOC_SEALS 1          /* 0: do not look for writes after free */
#endif

#define GRANULE         ((size_t)HEAP_GRANULE)
#define GRANULE_SHIFT   8
#define ALIGNMENT       ((size_t)16)    /* of any block: max_align_t's */
#define SMALL_MAX       ((size_t)1024)
#define SPAN_BLOCKS     64
#define SPAN_BYTES      ((size_t)16384) /* a small span is no longer than this */
#define LARGE_MAX       ((size_t)1 << 39)
#define ARENA_BYTES     ((size_t)1 << 20)

#define likely(x)   __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

extern struct heap_tables __heap hidden;
extern struct heap_span *__heap_spans hidden; /* number 0 is nobody's and has no free block */

static inline size_t round_up(size_t n, size_t to)
{
	return (n + to - 1) & -to;
}

static inline struct heap_span *span_at(uint32_t number)
{
	return __heap_spans + number;
}

static inline uint32_t span_number(const struct heap_span *s)
{
	return (uint32_t)(s - __heap_spans);
}

static inline size_t span_bytes(const struct heap_span *s)
{
	return (size_t)s->granules << GRANULE_SHIFT;
}

/* ---- a second thread would need: here an owner check or a cache of its own; elsewhere the lock.
 * There is none yet, and they are nothing. ---- */
static inline void heap_enter(void) {}
static inline void heap_leave(void) {}

/* ---- classes: 16 … 256 by 16, … 512 by 32, … 1,024 by 64 ---- */
extern const uint8_t __heap_class_of[SMALL_MAX / 16 + 1] hidden; /* by bytes / 16, rounded up */
extern const uint16_t __heap_class_bytes[HEAP_CLASSES] hidden;

static inline unsigned class_of(size_t bytes)
{
	return __heap_class_of[(bytes + 15) / 16];
}

/* glibc's size of a block with its header: its thresholds are given in terms of that, and ours are
 * its. At least 32. */
static inline size_t classic_bytes(size_t bytes)
{
	size_t with_header = (bytes + 8 + 15) & -ALIGNMENT;

	return with_header < 32 ? 32 : with_header;
}

/* ---- seals ---- */

static inline void seal(void *block)
{
	if (MALLOC_SEALS)
		*(uint64_t *)block = __heap.key ^ (uintptr_t)block;
}

static inline int seal_broken(const void *block)
{
	return MALLOC_SEALS && unlikely((*(const uint64_t *)block ^ (uintptr_t)block) != __heap.key);
}

/* ---- table.c: the tables and their growth ---- */

/* Makes sure that `spans` struct heap_span can be taken. They may move. 0, or -1: no memory. */
int __tables_reserve(uint32_t spans) hidden;
struct heap_span *__span_new(char *base, size_t granules, unsigned region, unsigned kind) hidden;
void __span_drop(struct heap_span *s) hidden;
/* Makes region 0's map long enough for so many granules. */
int __map_reserve(size_t granules) hidden;
/* Enters the first and the last granule of the span into its region's map. */
void __span_enter(struct heap_span *s) hidden;

static inline uint32_t *map_entry(unsigned region, const char *p)
{
	const struct heap_region *r = &__heap.region[region];

	return r->map + ((size_t)(p - r->base) >> GRANULE_SHIFT);
}

/* The span that p lies in, or NULL: p is in no region. */
struct heap_span *__span_of(const void *p) hidden;
/* The same by a walk over the spans: certain even where the map says nothing. */
struct heap_span *__span_search(const void *p) hidden;

/* ---- small.c ---- */
/* NULL: the pool has no room and the heap must not, or cannot, grow. */
void *__small_alloc(size_t bytes, int grow, unsigned *zero) hidden;
void __small_free(struct heap_span *s, char *p, const char *who) hidden;
/* Gives an empty span back to the free runs. */
void __small_release(struct heap_span *s) hidden;
int __small_release_all(void) hidden;

/* ---- run.c: runs of granules ---- */

/* A span of the kind, of so many granules, aligned to `alignment` bytes (a power of two), out of the
 * free spans or the top; NULL: there is none. */
struct heap_span *__run_take(size_t granules, size_t alignment, unsigned kind) hidden;
/* Frees a span: joins it with its free neighbours, lowers the break if the top has become large. */
void __run_free(struct heap_span *s) hidden;
/* Makes a large span longer or shorter where it is: 0, or -1. At the top, the break may be raised
 * for a block of `raise_for` bytes, if that is not 0. */
int __run_resize(uint32_t number, size_t granules, size_t raise_for) hidden;
/* Puts a free span, which has no free neighbours, into its bin. */
void __run_bin(struct heap_span *s) hidden;
/* Takes a free span out of its bin; it must become something else at once. */
void __run_unbin(struct heap_span *s, const char *who) hidden;
/* An empty span below the top is kept for its class only as long as it does not keep the break up. */
void __run_top_check(void) hidden;

/* ---- system.c: moves of the break, arenas ---- */

/* Room for a span of so many granules, the block of which has `bytes` bytes for the policy. The
 * break moves, else an arena is mapped. 0, or -1: the system gives nothing. */
int __system_grow(size_t granules, size_t bytes) hidden;
/* The same by the break alone. */
int __system_raise_break(size_t granules, size_t bytes) hidden;
/* Lowers the break so that `pad` bytes stay free at the top. 1 if it moved. */
int __system_trim(size_t pad) hidden;
/* Unmaps the region of a span that fills all of it, if another arena is there. */
int __system_drop_arena(struct heap_span *s) hidden;

/* ---- mapping.c: blocks with a mapping of their own ---- */
int __mapping_wanted(size_t bytes) hidden;
void *__mapping_new(size_t bytes, size_t alignment, unsigned *zero) hidden;
struct heap_mapping *__mapping_of(const void *p) hidden;
void __mapping_free(struct heap_mapping *m) hidden;
/* Another size, perhaps elsewhere; NULL: stays as it is. */
void *__mapping_resize(struct heap_mapping *m, size_t bytes) hidden;
int __mapping_freed_before(const void *p) hidden;
int __mapping_give_back_idle(void) hidden;

/* ---- malloc.c: what the entries have in common ---- */

/* A block, or NULL without errno. *zero is what is known of its contents, enum zeroed. */
void *__heap_alloc(size_t bytes, size_t alignment, unsigned *zero) hidden;
/* A block's usable bytes; the pointer is checked in the name of `who`. */
size_t __heap_usable(const void *p, const char *who) hidden;
void __heap_free(void *p, const char *who) hidden;
/* After an allocation: fills it under M_PERTURB, traces the call, sets errno for NULL. Returns p. */
void *__heap_done(unsigned call, void *p, size_t bytes, uint64_t other) hidden;

enum zeroed {
	ZERO_NOT,       /* anything may be in it */
	ZERO_BUT_SEAL,  /* all zero but for the first 8 bytes */
	ZERO_ALL
};

/* ---- knobs.c, trace.c ---- */
void __knobs_read(void) hidden;
int __knob_set(int name, int value) hidden;
void __heap_watch(void) hidden; /* after each move of the break: opens the fast paths, or closes
                                 * them while every call must be seen */
void __trace_start(int descriptor) hidden;
void __trace_write(unsigned call, const void *p, uint64_t bytes, uint64_t other) hidden;

static inline void heap_trace(unsigned call, const void *p, uint64_t bytes, uint64_t other)
{
	if (unlikely(__heap.trace))
		__trace_write(call, p, bytes, other);
}

/* The first call of all reads the knobs. */
static inline void heap_prepare(void)
{
	if (unlikely(!__heap.ready))
		__knobs_read();
}

/* The end of the break's region: what a trace shows of it. */
static inline uint64_t heap_end(void)
{
	return (uintptr_t)__heap.region[0].end;
}

/* ---- misuse.c: one line on stderr, then SIGABRT ---- */

/* "libc-mini: WHO(): WHAT0xP" */
_Noreturn void __misuse(const char *who, const char *what, const void *p) hidden;
/* Finds out what is wrong with a pointer that is no block's, and says so. */
_Noreturn void __misuse_pointer(const char *who, const void *p) hidden;

#endif
