/* exec.h: the passes, from a request to the jump. */
#ifndef ULOAD_EXEC_H
#define ULOAD_EXEC_H

#include "commit.h"
#include "file.h"
#include "host.h"
#include "memory.h"
#include "plan.h"
#include "request.h"

/* Everything that one load knows, each value made by one pass out of the ones above it. */
struct exec {
	struct request rq;
	struct host host;
	struct memory memory;
	struct file file, interp_file;
	struct image image, interp_image;
	struct layout at;
	struct stack stack;
	struct plan plan;
	char *trace; /* texts of --trace */
	struct bridge bridge;
};

/* exec->rq, host and memory are given. Fills the rest up to the plan: nothing is touched that
 * exec_undo() does not put back. */
int exec_plan(struct exec *, struct refusal *);

/* Builds the bridge; then commit_run(&exec->bridge) does not return. */
int exec_prepare(struct exec *, struct refusal *);

/* After a refusal, for callers that live on: closes what was opened, moves the vDSO home. */
void exec_undo(struct exec *);

#endif
