/* laboratory.h: --step, --watch, --report, --torture: uload makes way for ulab, which does them. */
#ifndef ULOAD_LABORATORY_H
#define ULOAD_LABORATORY_H

#include "probe.h"

/* Runs `ulab TOOL`, with `value` (or NULL) as the tool wants it, the options of `rq` that change a load,
 * and PROGRAM with its arguments. Returns only with an exit status: there is no ulab, or no memory. */
int laboratory_run(const struct start *, const struct request *, const char *tool,
	const char *value, struct memory *);

#endif
