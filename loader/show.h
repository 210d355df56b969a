/* show.h: --explain, --lint, --json, --events: what was planned, for people and programs. */
#ifndef ULOAD_SHOW_H
#define ULOAD_SHOW_H

#include "exec.h"

/* Shows what x->rq asks for. Returns the exit status: 0, 1 (--lint found an error; standard output
 * cannot be written), 125 (--events' FILE cannot be written). */
int show(struct exec *x);

/* There is no plan: writes to --events and --json why. `program` is as given. Returns the exit status of
 * --lint, where the refusal of an ELF file is what was found (if it is about the file; if the system
 * leaves no room, the file is judged all the same), or -1: the line on stderr is missing. */
int show_refusal(const struct exec *x, const struct refusal *why, const char *program);

#endif
