/* exec.h: the passes, from a request to the jump. */
#ifndef ULOAD_EXEC_H
#define ULOAD_EXEC_H

#include "commit.h"
#include "file.h"
#include "host.h"
#include "memory.h"
#include "plan.h"
#include "refusal_json.h"
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
	struct painting painting; /* for a parent that waits (runner.h) */
	struct bridge bridge;
	enum stage stage; /* of the refusal */
};

/* exec->rq, host and memory are given. Fills the rest up to the plan: nothing is touched that
 * exec_undo() does not put back. */
int exec_plan(struct exec *, struct refusal *);

/* Makes room for the bridge: the last that can be refused. The plan may change: without the right to
 * make memory executable there is no exe link. */
int exec_prepare(struct exec *, struct refusal *);

/* Writes the bridge's table; then commit_run(&exec->bridge) does not return. */
void exec_write(struct exec *);

/* After a refusal, for callers that live on: closes what was opened, moves the vDSO home. */
void exec_undo(struct exec *);

#endif
