/* rows.h: an address space as rows of a picture, highest addresses first.
 *
 *   view_rows()     every area one row, every free range between two one row, whatever its size
 *   view_fit()      the most telling rows of them, so that they fit a height
 *
 * An ordinal axis: a row says where it begins and how large it is, its height means nothing. The
 * rows borrow from the space; pure, no terminal in here. */
#ifndef LAB_ROWS_H
#define LAB_ROWS_H

#include <stddef.h>
#include <stdint.h>

#include "space.h"

enum row_kind {
	ROW_KERNEL,     /* the upper half */
	ROW_HOLE,       /* addresses that the processor does not have */
	ROW_AREA,
	ROW_GAP,        /* free room between areas */
	ROW_GUARD,      /* the lowest pages, where nothing may be mapped: NULL */
	ROW_MORE        /* rows that were left out: `hidden` of them */
};

struct row {
	uint8_t kind;             /* enum row_kind */
	uint8_t prot;             /* PROT_…, of an area */
	uint8_t marked;           /* this moment changes it */
	uint8_t loader;           /* uload's own, soon to go */
	uint64_t start, end;      /* end 0: up to the end of all addresses */
	const struct area *area;  /* NULL where there is none */
	size_t hidden;
	char label[24];           /* "text", "bss", "heap", "free ↓ stack" */
	char detail[96];          /* file, or a few words */
};

struct range { uint64_t start, end; };  /* empty: start == end */

struct view {
	struct range mark[2];     /* what changes; rows that meet it are marked */
	int mark_free;            /* free room counts, too: something was unmapped */
	uint64_t lowest;          /* vm.mmap_min_addr */
};

/* A new array for free(3), never NULL; *n: how many. */
struct row *view_rows(const struct space *, const struct view *, size_t *n);

/* Leaves out rows until `height` are left, if that can be: marked ones and their neighbours, the
 * kernel, the guard and the stack last. In place; returns how many are left. */
size_t view_fit(struct row *, size_t n, size_t height);

/* "text", "rodata", "data", "bss", … : by protection, what a part of a program is. */
const char *view_word(const struct area *);
/* vm.mmap_min_addr of this system. */
uint64_t view_lowest(void);

#endif
