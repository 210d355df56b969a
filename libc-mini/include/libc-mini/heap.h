/* libc-mini/heap.h: the allocator's tables, as they lie in a process's memory, and its trace.
 *
 * Whoever has a copy of a process's memory finds the description by the name __libc_mini_malloc, or
 * as the section .libc_mini_malloc of the program's file, which strip(1) leaves in; from there the
 * tables; from those every byte of the heap. lab/heap/ is a library that does so. What the tables
 * mean is drawn in libc-mini/malloc/heap.h. A change of anything here changes HEAP_VERSION. */
#ifndef _LIBC_MINI_HEAP_H
#define _LIBC_MINI_HEAP_H

#include <stddef.h>
#include <stdint.h>

#define HEAP_MAGIC      "LM-heap" /* 8 bytes, with the 0 */
#define HEAP_VERSION    2
#define HEAP_CELL       1024    /* bytes: regions are cut into cells, spans are whole cells */
#define HEAP_UNIT       16      /* bytes: blocks begin at units; a cell has 64 */
#define HEAP_CLASSES    88      /* sizes of small blocks; one more stands for "not small" */
#define HEAP_HOLES_LEAST 64     /* a span with fewer holes is not worth a search */
#define HEAP_BINS       192
#define HEAP_REGIONS    64

/* Of the structs below, for who writes the description down in assembly. */
#define HEAP_DESCRIPTION_SIZE   56
#define HEAP_TABLES_SIZE        6960
#define HEAP_CELL_SIZE          16
#define HEAP_SPAN_SIZE          48
#define HEAP_REGION_SIZE        48
#define HEAP_MAPPING_SIZE       32

/* Constant, in the program's read-only memory. */
struct heap_description {
	char magic[8];
	uint32_t version;
	uint32_t size;                  /* of this struct, in bytes */
	uint32_t tables_size, cell_size, span_size, region_size, mapping_size;
	uint32_t hardened;              /* 0: links are plain pointers, live is exact after a sweep only */
	int64_t tables;                 /* struct heap_tables lies this far from this member */
	int64_t spans;                  /* and a struct heap_span *, the table of spans, from this one */
};

enum heap_kind {
	HEAP_UNUSED,            /* a struct heap_span that describes nothing */
	HEAP_FREE,              /* free, in a bin */
	HEAP_TOP,               /* free, at the end of the break's region */
	HEAP_SMALL,             /* blocks of one size */
	HEAP_LARGE,             /* one block */
	HEAP_FOREIGN            /* between two moves of the break: somebody else's */
};

/* What is known of a cell of a region. */
struct heap_cell {
	uint64_t live;          /* bit u: a block in use begins at unit u of the cell */
	uint32_t span;          /* number of its span; only the first cell of a span that is not small */
	uint16_t list;          /* where its blocks go: sizeof(struct heap_class) times their class, or
	                         * times HEAP_CLASSES: the span is not small, or watched */
	uint16_t reserved;
};

/* A span: consecutive cells of a region. The spans of a region lie side by side without gaps. */
struct heap_span {
	char *base;
	uint32_t cells;
	uint32_t blocks;        /* small: how many there is room for */
	uint32_t carved;        /* small: blocks 0 ... n-1 were used before */
	uint32_t used;          /* small, in an arena: blocks in use */
	uint32_t next, previous;/* numbers of spans, 0: none. Small: of its class's that have holes;
	                         * free: of its bin; unused: next of the unused */
	uint32_t below, above;  /* the neighbours in the region */
	uint8_t kind, size_class;
	uint8_t flags;
	uint8_t region;         /* number of its region */
	uint16_t skip;          /* small: block 0 lies so many bytes behind base */
	uint16_t look;          /* small, in an arena: look for a free block from this one on */
};

#define HEAP_LISTED     1       /* flags: small: is in its class's list of spans with holes */
#define HEAP_ZERO       2       /* small: what was never carved is zero */

/* A range of addresses that is cut into spans. Number 0 is the break's, the others were mapped
 * while the break could not move. */
struct heap_region {
	char *base, *end;       /* multiples of the page size */
	struct heap_cell *cells;/* cells[i] is about base + i * HEAP_CELL */
	uint64_t capacity;      /* of the table of cells */
	uint64_t length;        /* number 1 ...: of the mapping: the cells, a guard page, the region */
	uint32_t first, last;   /* its spans, by address */
};

/* A block with a mapping of its own. base NULL: this entry of the table is empty. */
struct heap_mapping {
	char *base;
	uint64_t length;
	uint64_t head;          /* bytes before base that belong to the mapping, too */
	uint32_t idle;          /* 1: freed, but the system would not take it back */
	uint32_t grown;         /* 1: realloc made it longer: it may be longer than was asked for */
};

/* The list of free blocks of a class, all in region 0. The first word of a free block, its bytes in
 * reverse order, is the address of the next one ^ (its own address * HEAP_LINK_FACTOR) ^ the key; of
 * the last one, origin instead of an address. (Not hardened: just the address of the next one.) */
#define HEAP_LINK_FACTOR 0x5bd1e995u    /* spreads neighbouring addresses over 31 bits more */
struct heap_class {
	char *free;             /* the first: the one that was freed last */
	uint32_t room;          /* so many more may be freed before the list is looked at */
	uint32_t reserved;
};

struct heap_knobs {
	uint64_t mmap_threshold, trim_threshold, top_pad, mmap_max;
	uint32_t perturb, adaptive;
};

struct heap_tables {
	/* what malloc and free of a small block touch */
	char *origin;                   /* a cell before region 0, NULL as long as there is none */
	uint64_t fast_bytes, fast_units;/* from origin to the region's end; 0: watch every call */
	uint64_t key;
	struct heap_cell *cells;        /* of origin's cell, which has no blocks, and of region 0 */
	struct heap_class classes[HEAP_CLASSES + 1];

	uint32_t holes[HEAP_CLASSES];   /* spans of region 0 with free blocks that are in no list, if they
	                                 * are more than one in HEAP_HOLES_LEAST */
	uint32_t fresh[HEAP_CLASSES];   /* the span that has blocks never carved */
	uint32_t distant[HEAP_CLASSES]; /* spans of the other regions with free blocks */
	uint32_t cells_of[HEAP_CLASSES];/* of all spans of the class in region 0 */
	uint32_t bin[HEAP_BINS];        /* first of the free spans of a range of sizes */
	uint64_t bin_used[HEAP_BINS / 64];

	uint32_t regions;               /* how many are in use; 0: nothing was allocated yet */
	uint32_t top;                   /* number of the span at the end of region 0, 0: none */
	uint32_t spans_used;            /* numbers below this one were ever used */
	uint32_t spans_capacity;
	uint32_t spans_unused;          /* list of unused ones below spans_used, by next */
	uint32_t spans_unused_count;
	char *initial_break;            /* what brk(0) first answered */
	char *high;                     /* region 0 was never used from here on: it reads as zero */
	uint64_t small_cells;           /* of all small spans of region 0 */
	uint64_t freed, taken;          /* bytes in lists, bytes for new small spans since the last sweep */
	uint64_t sweeps;                /* how many there were */
	char *peak, *low;               /* the highest break so far, the lowest since then */
	uint64_t swing;                 /* bytes that were given back and taken again */

	struct heap_mapping *mappings;  /* open addressing: a hash table */
	uint64_t mappings_capacity;     /* a power of two */
	uint64_t mappings_count, mappings_bytes, mappings_idle;
	uint64_t most_mappings, most_mapped_bytes, most_bytes;

	struct heap_knobs knobs;
	int32_t trace;                  /* the trace's descriptor, 0: none */
	uint32_t ready;
	uint32_t from;                  /* enum heap_from: of the call that is under way */
	uint32_t quiet;                 /* a sweep is under way: the break stays where it is */
	uint32_t watched;               /* the last span in use, if it is small; see sweep.c */
	uint32_t reserved;

	struct heap_region region[HEAP_REGIONS];
};

/* ---- the trace: LIBC_MINI_TRACE=descriptor ---- */

/* One record per call, written in one piece; the first of a process is HEAP_TRACE_START. */
struct heap_record {
	uint8_t call;           /* enum heap_call */
	uint8_t from;           /* enum heap_from */
	uint16_t version;       /* HEAP_VERSION */
	uint32_t process;
	uint64_t size;          /* bytes asked for; free: bytes of the block */
	uint64_t address;       /* the result, 0: refused; free: the argument */
	uint64_t other;         /* realloc: the old address; aligned_alloc: the alignment;
	                         * else the end of the heap afterwards */
};

enum heap_call {
	HEAP_TRACE_START = 1,   /* size: of this record, address: of the description */
	HEAP_TRACE_MALLOC, HEAP_TRACE_CALLOC, HEAP_TRACE_REALLOC, HEAP_TRACE_ALIGNED, HEAP_TRACE_FREE,
	HEAP_TRACE_TRIM         /* malloc_trim: size: its argument, address: its result */
};

enum heap_from {
	HEAP_FROM_NONE,         /* refused, or nothing to do */
	HEAP_FROM_POOL,         /* from, or back to, memory that the heap has */
	HEAP_FROM_BREAK,        /* the break was raised for it, or lowered after it */
	HEAP_FROM_MAPPING,      /* a mapping of its own, made, moved or given back */
	HEAP_FROM_ARENA         /* the break could not move: an arena was mapped, or unmapped */
};

#endif
