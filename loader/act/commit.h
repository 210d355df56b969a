/* commit.h: carrying out a plan. */
#ifndef ULOAD_COMMIT_H
#define ULOAD_COMMIT_H

#include "memory.h"
#include "plan.h"

/* Bytes of the bridge's table for a plan of at most `steps` steps, with a copy of `stack_bytes` bytes
 * of stack, whose program is called `path`, and with a copy of the texts of --trace or not. */
uint64_t commit_bytes(size_t steps, uint64_t stack_bytes, const char *path, int trace);

struct files {
	int program, interp; /* descriptors to map from */
};

/* Everything ready for the jump, nothing of the old image touched yet. */
struct bridge {
	const void *code;           /* bridge_run, wherever it will run */
	struct row *first;          /* the table begins with its rows */
	struct failure *failure;
};

/* Makes room for the bridge (in plan->at->bridge, or, where that is empty, in `memory`). */
int commit_prepare(const struct plan *, struct memory *, struct bridge *, struct refusal *);

/* Writes its table. The texts of the plan's steps move into it. */
void commit_write(struct plan *, const struct files *, struct bridge *);

/* The point of no return. */
_Noreturn void commit_run(const struct bridge *);

#endif
