/* tally.h: what a run comes to: its events counted by kind, with their bytes. */
#ifndef LAB_TALLY_H
#define LAB_TALLY_H

#include "observer.h"

#include <stdio.h>

enum tally_row {
	TALLY_BRK_UP, TALLY_BRK_DOWN, TALLY_BRK_ASKED, TALLY_MMAP, TALLY_MMAP_FILE, TALLY_MUNMAP,
	TALLY_MREMAP, TALLY_MPROTECT, TALLY_MADVISE, TALLY_SHM, TALLY_REFUSED, TALLY_TOUCH,
	TALLY_AGAIN, TALLY_PRESENT, TALLY_STACK, TALLY_FORK, TALLY_EXEC, TALLY_SIGNAL, TALLY_MARK,
	TALLY_OTHER, TALLY_LOST, TALLY_ROWS
};

struct count { uint64_t events, bytes; };

#define TALLY_REGIONS 64
#define TALLY_LARGEST 8
#define TALLY_FROMS 5

struct tally_region {
	const char *region, *file;     /* as in struct change; the last one is "other" */
	uint64_t touched, again, present;  /* faults, faults on a page that was there, pages */
};

struct tally_area { uint64_t start, end, bytes; const char *name, *region; };

struct tally {
	struct count row[TALLY_ROWS];
	struct tally_region region[TALLY_REGIONS];
	size_t regions;
	struct tally_area largest[TALLY_LARGEST];  /* the largest first */
	size_t areas;
	struct count heap[CALL_KINDS];             /* of EVENT_HEAP, by call */
	struct count from[TALLY_FROMS];            /* and by where it came from */
	uint64_t heap_calls;                       /* system calls that they made */
	uint64_t ended;                            /* time of the last event, ns */
	int loaded;                                /* its entry point was reached */
	int has_perf;                              /* set by whoever has the tracer */
	int no_faults, no_heap;                    /* these were not asked for */
	const char *program;
	int status;                                /* wait(2)'s, set by whoever has the tracer */
};

void tally_add(struct tally *, const struct event *, const struct change *);

/* The word that JSON uses for a row, and the one for people. */
const char *tally_name(enum tally_row);
const char *tally_word(enum tally_row);

/* summary.c: for people, and as one JSON object on a line. */
void tally_print(const struct tally *, const struct space *, FILE *);
int tally_print_json(const struct tally *, const struct space *, FILE *);

#endif
