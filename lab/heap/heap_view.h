/* heap_view.h: what the heap of a process on libc-mini is made of, out of a copy of its tables.
 *
 *   heap_view_open()       copies the tables by way of a callback: another process's memory, a core
 *                          file, one's own
 *   heap_view_check()      do they agree with each other?
 *   heap_view_span(), heap_view_block(), heap_view_mapping()     one after another
 *   heap_view_totals()     every byte between the initial break and the current one, by what it is
 *
 * Needs a hosted C library; takes memory for its copies by mmap(2) and never by malloc, so that a
 * process may look at itself. Nothing in the copy is trusted: heap_view_open() and
 * heap_view_check() refuse what would lead outside. Functions return 0, or -1 and why. */
#ifndef HEAP_VIEW_H
#define HEAP_VIEW_H

#include <libc-mini/heap.h>

/* Copies bytes of the process to `to`: 0, or -1 if they cannot be read. */
typedef int heap_read(void *context, uint64_t address, void *to, size_t bytes);

struct heap_view {
	struct heap_description description;
	struct heap_tables tables;
	struct heap_span *spans;        /* copies from here on */
	uint32_t *map[HEAP_REGIONS];
	struct heap_mapping *mappings;
	size_t spans_bytes, mappings_bytes, map_bytes[HEAP_REGIONS];
};

/* description: address of __libc_mini_malloc in the process. */
int heap_view_open(struct heap_view *view, heap_read *read, void *context, uint64_t description,
	const char **why);
void heap_view_close(struct heap_view *view);
int heap_view_check(const struct heap_view *view, const char **why);

/* Where an iteration is; begin with { 0 }. */
struct heap_cursor { unsigned region; uint64_t at; };
/* The next span, by address within each region, or NULL. */
const struct heap_span *heap_view_span(const struct heap_view *view, struct heap_cursor *cursor);

enum heap_block_state { HEAP_BLOCK_USED, HEAP_BLOCK_FREE, HEAP_BLOCK_NEVER };
struct heap_block { uint64_t address, bytes; enum heap_block_state state; };
/* How many blocks a span has (a large, free or foreign one: 1), and block number i of it. */
unsigned heap_view_blocks(const struct heap_span *span);
struct heap_block heap_view_block(const struct heap_span *span, unsigned i);

/* Free blocks of a class, in the order of its list: span after span. NULL: no more. */
const struct heap_span *heap_view_free_list(const struct heap_view *view, unsigned class,
	const struct heap_span *after);
/* Free spans of a bin. */
const struct heap_span *heap_view_bin(const struct heap_view *view, unsigned bin,
	const struct heap_span *after);

/* Blocks with a mapping of their own; *i begins with 0. */
const struct heap_mapping *heap_view_mapping(const struct heap_view *view, uint64_t *i);

/* Bytes, if nothing else is said. */
struct heap_totals {
	uint64_t before;                /* between the initial break and the first page of the heap */
	uint64_t small_used, small_free, small_never;
	uint64_t large, free, top, foreign;
	uint64_t behind;                /* between the end of the heap and the current break */
	uint64_t sum;                   /* of the above */
	uint64_t arenas, arenas_free;   /* not counted above */
	uint64_t mapped;
	uint64_t blocks_used, mappings; /* numbers */
	uint64_t largest_free;          /* one piece, of the break's region */
	double fragmentation;           /* 1 - largest_free / (free + top + small_free + small_never) */
};
/* current_break: where brk(0) is; 0: take the heap's end for it. */
void heap_view_totals(const struct heap_view *view, uint64_t current_break, struct heap_totals *totals);

const char *heap_kind_name(unsigned kind);

/* ---- traces ---- */

/* Is this a record that this library understands? */
int heap_record_valid(const struct heap_record *record);
/* One line without its end, as snprintf does it. */
int heap_record_text(const struct heap_record *record, char *text, size_t bytes);

#endif
