/* moment.h: the positions of the page's slider. A moment stands for one event or for some that
 * follow each other, and holds what they changed: first `del` and `drop`, then `add` and `touch`. */
#ifndef REPORT_MOMENT_H
#define REPORT_MOMENT_H

#include "event.h"
#include "ranges.h"
#include "versions.h"

#define KEYS 250

enum moment_rank {             /* the higher, the longer a moment stands alone */
	RANK_TOUCH,            /* faults, pages found, calls of malloc */
	RANK_CALL,             /* system calls */
	RANK_MARK,             /* marks, signals, processes */
	RANK_LOAD
};

struct tally { uint16_t key; uint64_t count; };

struct moment {
	uint16_t key;          /* number of its name, see key_of() */
	uint8_t rank;          /* enum moment_rank */
	uint8_t run;           /* part of the run, not of the load */
	uint8_t alone;         /* belongs to the first ones, policy.head */
	uint8_t foreign;       /* after an exec, or of another process: not in the program's file */
	int32_t pid;
	int32_t heap;          /* number of the snapshot, or -1 */
	uint64_t first, last, count; /* numbers of events; how many */
	uint64_t from, time;
	uint64_t low, high, bytes;
	uint64_t start_brk, brk, mapped, resident;
	const char *region;    /* or NULL */
	struct numbers add, del;
	struct ranges touch, drop;
	struct tally *tally;   /* count > 1 */
	size_t tallies;
	struct event *event;   /* count 1 */
};

struct moments {
	struct moment *at;
	size_t count, room;
	size_t limit;          /* thinned out when there are so many */
	uint64_t largest;      /* events that a moment may stand for by now */
	size_t tail;           /* so many of the last ones stay as they are */
	uint64_t merged;       /* events without a moment of their own */
};

/* "call.brk", "step.map" …: 0 is "empty", 1 "mixed". */
unsigned key_of(const struct event *);
unsigned key_number(const char *name);
const char *key_name(unsigned key);
unsigned key_count(void);

/* A new one at the end: its fields are zero but for what the event says. Thins the others out
 * before, if there are too many. */
struct moment *moment_add(struct moments *, struct versions *, const struct event *, uint64_t number);
/* There will be no more. */
void moments_settle(struct moments *, struct versions *);
/* What the last one changed becomes part of the one before it, which stays what it is otherwise. */
void moment_join_last(struct moments *, struct versions *);
/* The last moment of the run whose events begin at `number` or before; -1: none */
long moment_find(const struct moments *, uint64_t number);

#endif
