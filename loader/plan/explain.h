/* explain.h: the plan for people and, with --json, for programs. Pure.
 *
 * Everything that is said is read from the plan that would be carried out. */
#ifndef ULOAD_EXPLAIN_H
#define ULOAD_EXPLAIN_H

#include "plan.h"
#include "sections.h"
#include "text.h"

/* --explain: what it is, the steps, the initial stack, what the kernel is told, a picture of
 * the address space, and what differs from execve(2). `program` and `interp` may be NULL or empty. */
void explain_print(const struct plan *, const struct sections *program,
	const struct sections *interp, struct text *out);

/* --explain --json: the same as one JSON document (docs/events.md). */
void explain_json(const struct plan *, const struct sections *program,
	const struct sections *interp, struct text *out);

#endif
