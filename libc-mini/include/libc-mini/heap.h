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
#define HEAP_VERSION    1
#define HEAP_GRANULE    256
#define HEAP_CLASSES    32
#define HEAP_BINS       192
#define HEAP_REGIONS    64

/* Of the structs below, for who writes the description down in assembly. */
#define HEAP_DESCRIPTION_SIZE   48
#define HEAP_TABLES_SIZE        4680
#define HEAP_SPAN_SIZE          64
#define HEAP_REGION_SIZE        48
#define HEAP_MAPPING_SIZE       32

/* Constant, in the program's read-only memory. */
struct heap_description {
	char magic[8];
	uint32_t version;
	uint32_t size;                  /* of this struct, in bytes */
	uint32_t tables_size, span_size, region_size, mapping_size;
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

/* A span: consecutive granules of a region. The spans of a region lie side by side without gaps. */
struct heap_span {
	char *base;
	uint64_t free;          /* small: bit i: block i was used before and is free now */
	uint64_t carved;        /* small: bit i: block i was ever used; the bits are 0 … n-1 */
	uint32_t granules;
	uint32_t carved_bytes;  /* small: those of the carved blocks; other kinds: 0 */
	uint32_t reciprocal;    /* small: 2^32 / block, rounded up */
	uint32_t block;         /* small: bytes of a block */
	uint32_t next, previous;/* numbers of spans: small: of its class that may have free blocks;
	                         * free: of its bin; 0: none */
	uint8_t kind, size_class;
	uint8_t count;          /* small: how many blocks it has room for, at most 64 */
	uint8_t flags;
	uint16_t region;        /* number of its region */
	uint16_t reserved[5];
};

#define HEAP_LISTED     1       /* flags: small: is in its class's list */
#define HEAP_ZERO       2       /* small: what was never carved is zero */

/* A range of addresses that is cut into spans. Number 0 is the break's, the others were mapped
 * while the break could not move. */
struct heap_region {
	char *base, *end;       /* multiples of the page size */
	uint32_t *map;          /* granule -> number of its span: for the first and the last granule of
	                         * each span, and for every granule of a small one */
	uint64_t capacity;      /* of the map, in granules */
	char *mapping;          /* number 1 …: what was mapped: the map, a guard page, the region */
	uint64_t length;
};

/* A block with a mapping of its own. base NULL: this entry of the table is empty. */
struct heap_mapping {
	char *base;
	uint64_t length;
	uint64_t head;          /* bytes before base that belong to the mapping, too */
	uint64_t idle;          /* 1: freed, but the system would not take it back */
};

struct heap_knobs {
	uint64_t mmap_threshold, trim_threshold, top_pad, mmap_max;
	uint32_t perturb, adaptive;
};

struct heap_tables {
	/* what malloc and free of a small block touch */
	uint64_t fast_bytes;            /* of region 0; 0 while somebody watches every call */
	uint64_t key;                   /* a free block begins with key ^ its address */
	uint32_t current[HEAP_CLASSES]; /* the span that serves a class */
	struct heap_region region[HEAP_REGIONS];

	uint32_t listed[HEAP_CLASSES];  /* the first span of the class that may have free blocks */
	uint32_t fresh[HEAP_CLASSES];   /* the span that has blocks never carved */
	uint32_t empty[HEAP_CLASSES];   /* a span kept though it is empty */
	uint32_t spans_of[HEAP_CLASSES];/* how many there are */
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

	struct heap_mapping *mappings;  /* open addressing: a hash table */
	uint64_t mappings_capacity;     /* a power of two */
	uint64_t mappings_count, mappings_bytes, mappings_idle;
	uint64_t most_mappings, most_mapped_bytes, most_bytes;

	struct heap_knobs knobs;
	int32_t trace;                  /* the trace's descriptor, 0: none */
	uint32_t ready;
	uint32_t from;                  /* enum heap_from: of the call that is under way */
	uint32_t reserved;
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
