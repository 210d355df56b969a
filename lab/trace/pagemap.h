/* pagemap.h: which pages of a process are present, as /proc/PID/pagemap says. */
#ifndef LAB_PAGEMAP_H
#define LAB_PAGEMAP_H

#include "trace.h"

/* Calls found(context, page) for every present page from start to end, in order. Where the kernel
 * cannot be asked for the present ones alone (PAGEMAP_SCAN, Linux 6.7), very long areas are left out. */
void pagemap_scan(struct process *, uint64_t start, uint64_t end,
	void (*found)(void *context, uint64_t page), void *context);

/* Bit i: page start + i is present; at most 64 pages. */
uint64_t pagemap_bits(struct process *, uint64_t start, unsigned pages);

#endif
