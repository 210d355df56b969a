/* heap_state.h: the heap of a watched program on libc-mini as an event "heap-state". */
#ifndef REPORT_HEAP_STATE_H
#define REPORT_HEAP_STATE_H

#include "event.h"
#include "tracer.h"

struct heap_watch {
	uint64_t description;          /* of the heap, 0: not told yet */
	uint64_t calls, next;          /* calls of malloc so far; at which it is looked at again */
	unsigned marks;
	int32_t pid;
};

/* After an event of the tracer, while the process stands still: 1 and the state in *state, if
 * policy.h wants one here and the heap can be read. */
int heap_watch_event(struct heap_watch *, const struct tracer *, const struct event *, struct event *state);

#endif
