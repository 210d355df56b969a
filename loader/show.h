/* show.h: --explain, --lint, --json, --events: what was planned, for people and programs. */
#ifndef ULOAD_SHOW_H
#define ULOAD_SHOW_H

#include "exec.h"

/* Shows what x->rq asks for. Returns the exit status: 0, 1 (--lint found an error; standard output
 * cannot be written), 125 (--events' FILE cannot be written). */
int show(struct exec *x);

#endif
