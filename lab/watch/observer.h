/* observer.h: follow the events of a run: what each changed, counted and put into words.
 *
 *   observer_event()   applies an event to the address space of its process, and tells the tally
 *                      and the lines, if there are any
 *
 * Children have address spaces of their own, copied from their parent's at the fork. */
#ifndef LAB_OBSERVER_H
#define LAB_OBSERVER_H

#include "space.h"

/* What an event means beyond its own fields. */
struct change {
	const char *region;    /* of the address it is about, a word of space_region(); or NULL */
	const char *file;      /* that is mapped there, last part of its path; or NULL */
	uint64_t old_brk, new_brk;
	uint64_t start_brk;
	uint64_t stack_grew;   /* bytes */
	uint64_t stack;        /* its size, if it grew */
	int again;             /* a fault on a page that was there: a write after a read, say */
	uint64_t heap_brk;     /* HEAP: bytes that the break went up, or down, for it */
	int heap_down;
	unsigned heap_calls;   /* HEAP: system calls made for it */
	const struct space *space;  /* after the event, to name functions by */
};

struct process {
	int pid;
	struct space *space;
	/* calls on memory since the last heap event: they were its own if it was not from the pool */
	unsigned brks, maps;
	int64_t brk_bytes;
	struct process *next;
};

struct tally;
struct lines;

struct observer {
	struct space *space;   /* of the program */
	struct tally *tally;   /* or NULL */
	struct lines *lines;   /* or NULL */
	struct process *process;
};

/* Of an area's name: the last part of a path, without control characters; NULL if it is none. */
const char *observer_file(const char *path);

void observer_event(struct observer *, const struct event *);
void observer_free(struct observer *); /* the processes; what was handed in stays */

#endif
