/* heap.h: the data model of malloc, and what its files know of each other.
 *
 * The break's range of addresses is region 0. It is cut without gaps into spans of whole cells:
 *
 *   origin  initial break                                                          the break
 *   .       |  region 0                                                                    |
 *   .       +-----------+-----------+--------------------+---------+-----------+-----------+
 *   . - - - | small 48  | small 16  | large              | free    | small 48  | top       |
 *   .       | ooo.o...  | oooo----  |                    |         | oooooooo  |           |
 *   .       +-----------+-----------+--------------------+---------+-----------+-----------+
 *             o block in use   . free block   - never carved          |<-->| a cell: 1 KiB
 *
 *   cells[(p - origin) / 1024]   which of the cell's 64 units (16 bytes) begin a block in use; the
 *                                class of its blocks; the number of its span
 *   classes[class].free          the blocks of a size that were freed last: a list through them
 *   spans[number]                where a span lies, what it is, its neighbours
 *
 * Three kinds of blocks, by size:
 *   to 8 KiB           small: of one of 88 classes; a span has blocks of one class
 *   more               large: a span of its own, cut from a free one or from the top, joined with
 *                      its free neighbours when it is freed
 *   128 KiB or more    if the pool has no room: a mapping of its own, found by a hash table
 *
 * malloc of a small block takes the first of its class's list, free puts it there: neither looks at
 * a span. What the lists hold is still the class's; from time to time, when the heap wants to grow
 * or when its end seems to be free, a sweep throws all lists away, sees in the cells which spans
 * have no block in use, and makes free spans of them; the others' free blocks ("holes") are listed
 * again, a span at a time and in the order of addresses, when the class runs out of blocks. Where
 * whole cells of a span are free it is cut (split.c), and a class with nothing left borrows a block
 * from one that is hardly larger.
 *
 * If the break cannot move, further regions ("arenas") are mapped. Their small blocks are in no list:
 * they are found in the cells, which takes longer.
 *
 * All tables lie apart from the blocks: the first ones in .bss, where pages that are never touched
 * cost nothing, larger ones in mappings. Nothing of malloc's can be overwritten by running over the
 * end of a block but the links of free ones: one that does not decode to a place in the heap ends the
 * program.
 *
 * Numbers instead of pointers between spans: the table can be moved when it grows. A struct
 * heap_span * is good until the next tables_reserve(). */
#ifndef MALLOC_HEAP_H
#define MALLOC_HEAP_H

#ifdef MALLOC_REDZONE
#include "redzone.h"
#endif
#include <libc-mini/heap.h>
#include "bit_arch.h"
#include "host.h"

#ifndef MALLOC_HARDENED
#define MALLOC_HARDENED 1       /* 0: plain links, no look for double frees and writes after free */
#endif

#define CELL            ((size_t)HEAP_CELL)
#define CELL_SHIFT      10
#define UNIT_SHIFT      4
#define ALIGNMENT       ((size_t)HEAP_UNIT)     /* of any block: max_align_t's */
#define FINE_MAX        ((size_t)1024)          /* classes go by 16 bytes up to here, */
#define FINE_CLASSES    64
#define SMALL_MAX       ((size_t)8192)          /* then by an eighth of a power of two */
#define SPAN_BYTES      ((size_t)16384)         /* a small span is hardly longer than this */
#define LARGE_MAX       ((size_t)1 << 39)
#define KNOB_THRESHOLD  ((size_t)128 << 10)     /* the knobs as long as nobody turns them */
#define KNOB_TOP_PAD    ((size_t)128 << 10)
#define ARENA_BYTES     ((size_t)1 << 20)

#define likely(x)   __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

extern struct heap_tables __heap hidden;
extern struct heap_span *__heap_spans hidden; /* number 0 is nobody's */

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

/* Lists of spans: in bins, with holes, of arenas. A span is in one at most. */
static inline void span_push(uint32_t *head, struct heap_span *s)
{
	s->next = *head;
	s->previous = 0;
	if (s->next)
		span_at(s->next)->previous = span_number(s);
	*head = span_number(s);
}

static inline void span_remove(uint32_t *head, struct heap_span *s)
{
	if (s->previous)
		span_at(s->previous)->next = s->next;
	else
		*head = s->next;
	if (s->next)
		span_at(s->next)->previous = s->previous;
	s->next = s->previous = 0;
}

static inline size_t span_bytes(const struct heap_span *s)
{
	return (size_t)s->cells << CELL_SHIFT;
}

static inline size_t cells_for(size_t bytes)
{
	return (bytes + CELL - 1) >> CELL_SHIFT;
}

/* ---- a second thread would need: at heap_enter() the lock, or a cache of its own; at heap_own() a
 * look whether the block is this thread's. There is no second thread yet: MALLOC_THREADS compiles
 * them in as nothing that the compiler may not move code over. ---- */
#ifdef MALLOC_THREADS
#define HEAP_THREAD_HOOK() __asm__ volatile ("" ::: "memory")
#else
#define HEAP_THREAD_HOOK() ((void)0)
#endif
static inline void heap_enter(void) { HEAP_THREAD_HOOK(); }
static inline void heap_leave(void) { HEAP_THREAD_HOOK(); }
static inline void heap_own(const void *block) { (void)block; HEAP_THREAD_HOOK(); }

/* ---- classes: 16 … 1,024 by 16, then 1,152 … 2,048 by 128, … 4,096 by 256, … 8,192 by 512 ---- */

/* bytes: 1025 … SMALL_MAX */
static inline unsigned coarse_class_of(size_t bytes)
{
	unsigned log = 63 - (unsigned)__builtin_clzll(bytes - 1);

	return (log - 10) * 8 + FINE_CLASSES - 8 + (unsigned)((bytes - 1) >> (log - 3));
}

static inline unsigned class_of(size_t bytes)
{
	if (bytes <= FINE_MAX)
		return bytes ? (unsigned)((bytes - 1) >> UNIT_SHIFT) : 0;
	return coarse_class_of(bytes);
}

static inline size_t class_bytes(unsigned class)
{
	unsigned coarse = class - FINE_CLASSES;

	return class < FINE_CLASSES ? (size_t)(class + 1) << UNIT_SHIFT
		: (size_t)(9 + coarse % 8) << (7 + coarse / 8);
}

/* The last class whose blocks are larger than the class's by an eighth or less. */
static inline unsigned last_lender(unsigned class)
{
	unsigned last = class + (class < FINE_CLASSES ? (class + 1) / 8 : 1);

	return last < HEAP_CLASSES ? last : HEAP_CLASSES - 1;
}

/* glibc's size of a block with its header: its thresholds are given in terms of that, and ours are
 * its. At least 32. */
static inline size_t classic_bytes(size_t bytes)
{
	size_t with_header = (bytes + 8 + 15) & -ALIGNMENT;

	return with_header < 32 ? 32 : with_header;
}

/* ---- links of free blocks ---- */

/* The first word of a free block is its link, mixed with a secret and with where it stands. The bytes
 * are in reverse order: whoever runs over the end of the block before by a byte or two changes the
 * highest ones of the address. A link that was copied from another place decodes to nowhere, too.
 * What a link decodes to is checked before it is used. */
static inline uintptr_t link_mask(const char *block)
{
	return (uintptr_t)block * HEAP_LINK_FACTOR ^ __heap.key;
}

static inline void link_set(char *block, char *next)
{
	*(uintptr_t *)block = MALLOC_HARDENED
		? __builtin_bswap64((uintptr_t)next ^ link_mask(block)) : (uintptr_t)next;
}

static inline char *link_get(const char *block)
{
	uintptr_t word = *(const uintptr_t *)block;

	return (char *)(MALLOC_HARDENED ? __builtin_bswap64(word) ^ link_mask(block) : word);
}

/* A free span, and a free block of an arena, is in no list and begins with a link to nowhere. */
static inline void seal(char *block)
{
	if (MALLOC_HARDENED)
		link_set(block, NULL);
}

static inline int seal_broken(const char *block)
{
	return MALLOC_HARDENED && unlikely(link_get(block) != NULL);
}

/* ---- cells ---- */

/* The cell of an address in region 0. */
static inline struct heap_cell *near_cell(const void *p)
{
	return &__heap.cells[(size_t)((uintptr_t)p - (uintptr_t)__heap.origin) >> CELL_SHIFT];
}

/* The units from origin to p; more than there can be if p is not aligned. */
static inline uint64_t units_to(const void *p)
{
	uint64_t offset = (uintptr_t)p - (uintptr_t)__heap.origin;

	return offset >> UNIT_SHIFT | offset << (64 - UNIT_SHIFT);
}

/* The number of an address's bit in its cell's word, modulo 64: regions begin at cells. */
static inline uint64_t unit_of(const void *p)
{
	return (uintptr_t)p >> UNIT_SHIFT;
}

static inline int is_live(const struct heap_cell *cell, const void *p)
{
	return cell->live >> (unit_of(p) & 63) & 1;
}

/* Not 0 if it was set. */
static inline int live_set(struct heap_cell *cell, const void *p)
{
	return bit_set(&cell->live, unit_of(p));
}

static inline void live_clear(struct heap_cell *cell, const void *p)
{
	bit_clear(&cell->live, unit_of(p));
}

/* What a cell says of the list of a class; of HEAP_CLASSES: free() takes the slow path. */
static inline uint16_t list_of(unsigned class)
{
	return (uint16_t)(class * sizeof(struct heap_class));
}

static inline struct heap_cell *cell_at(unsigned region, const char *p)
{
	const struct heap_region *r = &__heap.region[region];

	return r->cells + ((size_t)(p - r->base) >> CELL_SHIFT);
}

/* ---- table.c: the tables and their growth ---- */

/* Makes sure that `spans` struct heap_span can be taken. They may move. 0, or -1: no memory. */
int __tables_reserve(uint32_t spans) hidden;
/* A span that lies behind `below` (0: the region's first). */
struct heap_span *__span_new(char *base, size_t cells, unsigned region, unsigned kind, uint32_t below) hidden;
/* Takes the span out of its region, whose other spans must cover its place. */
void __span_drop(struct heap_span *s) hidden;
/* Makes region 0's table long enough for so many cells. */
int __cells_reserve(size_t cells) hidden;
/* Gives back the pages of the table about a part of region 0 that has been given back. */
void __cells_forget(const char *from, const char *to) hidden;
/* Enters a span that is not small into its first cell; `live`: a block in use begins there. */
void __span_enter(struct heap_span *s, int live) hidden;
/* The region that p lies in; HEAP_REGIONS: none. */
unsigned __region_of(const void *p) hidden;
/* The span of the block in use that begins at p; NULL: there is none. */
struct heap_span *__block_span(const void *p) hidden;
/* The span that p lies in, by a walk over the spans. */
struct heap_span *__span_search(const void *p) hidden;

/* ---- small.c ---- */

enum small_how {
	SMALL_GROW = 1, /* the heap may grow for it */
	SMALL_EXACT = 2 /* of the very class: its blocks are aligned, other classes' are not */
};
/* A block of so many bytes; *zero, enum zeroed, is what is known of its contents. NULL: the pool has
 * no room and the heap must not, or cannot, grow. */
char *__small_alloc(size_t bytes, unsigned how, unsigned *zero) hidden;
void __small_free(struct heap_span *s, char *p) hidden;
/* Makes a free span of a small one without blocks in use. */
void __small_release(struct heap_span *s) hidden;

/* ---- sweep.c ---- */

/* Finds the spans without blocks in use and makes free spans of them. */
void __sweep(void) hidden;
/* Enough was listed, or taken, since the last sweep to make one worth while. */
int __sweep_due(void) hidden;
/* More blocks are listed than the class has room for. */
void __sweep_overflow(unsigned class) hidden;
/* Sweeps if the end of the heap is free, so that the break can be lowered; else watches it. */
void __sweep_top(void) hidden;
/* A large block was freed and belongs to the top now. */
void __sweep_top_freed(void) hidden;
/* A block of the watched span was freed. */
void __sweep_watched(void) hidden;
void __sweep_unwatch(void) hidden;
/* How many more blocks of the class may be freed before __sweep_overflow(). */
uint32_t __sweep_room(unsigned class) hidden;
/* Blocks in use of a small span. */
size_t __span_live(const struct heap_span *s) hidden;

/* Bits set in a word. */
unsigned __bits(uint64_t word) hidden;

/* ---- split.c ---- */

/* Makes free spans of a small span's cells without blocks in use, if they are a quarter of it: 1,
 * and `piece` is called with each small span that is left, from above; 0: it stays as it is. */
int __span_split(uint32_t number, void (*piece)(struct heap_span *)) hidden;

/* ---- run.c: spans as runs of cells ---- */

/* A span of the kind, of so many cells, aligned to `alignment` bytes (a power of two), out of the
 * free spans or the top; NULL: there is none. */
struct heap_span *__run_take(size_t cells, size_t alignment, unsigned kind) hidden;
/* A small one out of the shortest free span of `least` cells or more: of so many cells, or fewer. */
struct heap_span *__run_take_some(size_t cells, size_t least) hidden;
/* Frees a span: joins it with its free neighbours, lowers the break if the top has become large. */
void __run_free(struct heap_span *s) hidden;
/* Makes a large span longer or shorter where it is: 0, or -1. At the top, the break may be raised
 * for a block of `raise_for` bytes, if that is not 0. */
int __run_resize(uint32_t number, size_t cells, size_t raise_for) hidden;
/* Puts a free span, which has no free neighbours, into its bin. */
void __run_bin(struct heap_span *s) hidden;

/* ---- system.c: moves of the break, arenas ---- */

/* Room for a span of so many cells, the block of which has `bytes` bytes for the policy. The break
 * moves, else an arena is mapped. 0, or -1: the system gives nothing. */
int __system_grow(size_t cells, size_t bytes) hidden;
/* The same by the break alone. */
int __system_raise_break(size_t cells, size_t bytes) hidden;
/* Lowers the break so that `pad` bytes stay free at the top. 1 if it moved. */
int __system_trim(size_t pad) hidden;
/* Does so if the top has become large, by the knobs. */
void __system_trim_if_large(void) hidden;
/* The knobs' figures, and what a large heap adds to them. */
size_t __system_pad(void) hidden;
size_t __system_trim_threshold(void) hidden;
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
	ZERO_BUT_LINK,  /* all zero but for the first 8 bytes */
	ZERO_ALL
};

/* ---- output.c ---- */

/* write(2), but a pipe without readers, or a file that is too long, does not kill. */
long __quiet_write(int descriptor, const void *bytes, size_t length) hidden;

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

/* A list led to a block that is in use: the link of the one before it was changed. */
#define BROKEN_LIST "free list broken: it leads to the block in use at "
/* "libc-mini: WHO(): WHAT0xP" */
_Noreturn void __misuse(const char *who, const char *what, const void *p) hidden;
/* Finds out what is wrong with a pointer that is no block's, and says so. */
_Noreturn void __misuse_pointer(const char *who, const void *p) hidden;

#endif
