/* explain_parts.h: the tables of --explain behind the steps. Pure. */
#ifndef ULOAD_EXPLAIN_PARTS_H
#define ULOAD_EXPLAIN_PARTS_H

#include "plan.h"
#include "text.h"

/* The initial stack, row by row. */
void explain_stack(const struct plan *, struct text *out);
/* What the kernel is told: prctl_mm_map, /proc/PID/exe. */
void explain_kernel(const struct plan *, struct text *out);
/* What differs from execve(2) here, and why. */
void explain_missing(const struct plan *, struct text *out);

#endif
