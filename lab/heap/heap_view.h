/* heap_view.h: what the heap of a process on libc-mini is made of, out of a copy of its tables.
 *
 *   heap_view_open()       copies the tables by way of a callback: another process's memory, a core
 *                          file, one's own; and follows the lists through the free blocks
 *   heap_view_check()      do they agree with each other?
 *   heap_view_span(), heap_view_piece(), heap_view_mapping()     one after another
 *   heap_view_listed()     the free blocks of a class that malloc would take next
 *   heap_view_totals()     every byte between the initial break and the current one, by what it is
 *
 * Needs a hosted C library; takes memory for its copies by mmap(2) and never by malloc, so that a
 * process may look at itself. Of the blocks only pages are read that hold a free block's first word:
 * those were written before, and a look at them brings no page into memory. Nothing in the copy is
 * trusted: heap_view_open() and heap_view_check() refuse what would lead outside. Functions return
 * 0, or -1 and why. */
#ifndef HEAP_VIEW_H
#define HEAP_VIEW_H

#include <libc-mini/heap.h>

/* Copies bytes of the process to `to`: 0, or -1 if they cannot be read. */
typedef int heap_read(void *context, uint64_t address, void *to, size_t bytes);

/* A region's memory, copied page by page when it is looked at. */
struct heap_memory {
	unsigned char *bytes;
	uint64_t *there;                /* bit n: page n was copied */
	size_t length, there_length;
};

struct heap_view {
	struct heap_description description;
	struct heap_tables tables;
	struct heap_span *spans;        /* copies from here on */
	struct heap_cell *cells[HEAP_REGIONS];
	struct heap_mapping *mappings;
	size_t spans_length, cells_length[HEAP_REGIONS], mappings_length;
	struct heap_memory memory[HEAP_REGIONS];
	uint64_t *listed;               /* for each cell of region 0 its units that are in a list */
	size_t listed_length;
	const char *lists_fault;        /* why the lists are not in order */
	heap_read *read;
	void *context;
};

/* description: address of __libc_mini_malloc in the process. Until heap_view_close() the memory is
 * read as it is needed. */
int heap_view_open(struct heap_view *view, heap_read *read, void *context, uint64_t description,
	const char **why);
void heap_view_close(struct heap_view *view);
int heap_view_check(const struct heap_view *view, const char **why);

/* Where an iteration is; begin with { 0 }. */
struct heap_cursor { unsigned region; uint64_t at; uint32_t next; };
/* The next span, by address within each region, or NULL. */
const struct heap_span *heap_view_span(const struct heap_view *view, struct heap_cursor *cursor);
uint64_t heap_span_bytes(const struct heap_span *span);

/* What a small span is made of, from one end to the other: blocks, in use, free, or never carved, which
 * the program did not have yet; and what is no block, its rest, before the first one (`skip`) and
 * behind the last. Every other span is one piece: used or free. */
enum heap_state { HEAP_USED_BLOCK, HEAP_FREE_BLOCK, HEAP_NEVER, HEAP_REST, HEAP_STATES };
struct heap_piece { uint64_t address, bytes; enum heap_state state; };
/* Goes on to the next piece, by address; begin with { 0 }. 0: there are no more. */
int heap_view_piece(const struct heap_view *view, const struct heap_span *span, struct heap_piece *piece);
/* A letter for each state: "o.-_" */
char heap_state_letter(enum heap_state state);
/* The size of a class's blocks. */
uint64_t heap_class_bytes(unsigned class);

/* The list of a class, in its order: the block after another one, or the first (after: 0). 0: no
 * more, or a list is not in order. */
uint64_t heap_view_listed(const struct heap_view *view, unsigned class, uint64_t after);
/* Spans of a class whose free blocks are in no list: of the break's region, and of arenas. NULL: no
 * more. */
const struct heap_span *heap_view_holes(const struct heap_view *view, unsigned class,
	const struct heap_span *after);
const struct heap_span *heap_view_distant(const struct heap_view *view, unsigned class,
	const struct heap_span *after);
/* Free spans of a bin. */
const struct heap_span *heap_view_bin(const struct heap_view *view, unsigned bin,
	const struct heap_span *after);

/* Blocks with a mapping of their own; *i begins with 0. */
const struct heap_mapping *heap_view_mapping(const struct heap_view *view, uint64_t *i);

/* Bytes, if nothing else is said. */
struct heap_totals {
	uint64_t before;                /* between the initial break and the first page of the heap */
	uint64_t small_used, small_free, small_never, small_rest;
	uint64_t large, free, top, foreign;
	uint64_t behind;                /* between the end of the heap and the current break */
	uint64_t sum;                   /* of the above */
	uint64_t arenas, arenas_free;   /* not counted above */
	uint64_t mapped;
	uint64_t blocks_used, mappings; /* numbers */
	/* of the break's region; a small span without blocks in use is free as a whole */
	uint64_t all_free;              /* free spans, the top, free and never carved blocks */
	uint64_t largest_free;          /* the longest piece: free spans side by side */
	double fragmentation;           /* 1 - largest_free / all_free */
};
/* current_break: where brk(0) is; 0: take the heap's end for it. */
void heap_view_totals(const struct heap_view *view, uint64_t current_break, struct heap_totals *totals);

const char *heap_kind_name(unsigned kind);

/* ---- between the library's files ---- */

/* Follows all lists; the first fault, or NULL. */
const char *heap_view_follow(struct heap_view *view);
/* What the first word of a free block decodes to: 0, or -1 if it cannot be read. */
int heap_view_link(const struct heap_view *view, unsigned region, uint64_t block, uint64_t *to);
/* The cell of an address of a region; NULL: it has none. */
const struct heap_cell *heap_view_cell(const struct heap_view *view, unsigned region, uint64_t address);

/* ---- traces ---- */

/* Is this a record that this library understands? */
int heap_record_valid(const struct heap_record *record);
/* One line without its end, as snprintf does it. */
int heap_record_text(const struct heap_record *record, char *text, size_t bytes);

#endif
