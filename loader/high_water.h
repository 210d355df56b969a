/* high_water.h: how deep the stack of a program that stands at its end was used. */
#ifndef ULOAD_HIGH_WATER_H
#define ULOAD_HIGH_WATER_H

#include "plan.h"
#include "text.h"

struct high_water {
	enum { NOT_SEEN, SEEN, REPLACED } state; /* REPLACED: the program ran another one (execve(2)) */
	int error;           /* NOT_SEEN: errno, or 0: it was gone before it could be read */
	uint64_t used;       /* bytes from the initial sp down to the lowest that has changed */
	uint64_t there;      /* bytes of stack below sp at the start */
	uint64_t unreadable; /* bytes that could not be read, of these and those it grew by */
	uint64_t limit;      /* bytes below sp that RLIMIT_STACK allows; all ones: no limit */
};

/* Reads it from process `pid`, which is stopped on its way out (PTRACE_EVENT_EXIT). */
void high_water_read(int pid, const struct painting *, struct high_water *);

void high_water_print(const struct high_water *, const char *program, struct text *out);

#endif
