/* show.h: --explain, --lint, --json, --events: what was planned, for people and programs. */
#ifndef ULOAD_SHOW_H
#define ULOAD_SHOW_H

#include "exec.h"

/* Shows what x->rq asks for. Returns the exit status: 0, 1 (--lint found an error; standard output
 * cannot be written), 125 (--events' FILE cannot be written). */
int show(struct exec *x);

/* --lint of an ELF file that is refused: the refusal is what was found. Returns the exit status, or -1
 * if there is nothing of the kind to show. */
int show_refusal(const struct exec *x, const struct refusal *why);

#endif
