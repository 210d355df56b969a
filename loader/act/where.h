/* where.h: asks the kernel where it would put things, and takes them away again. */
#ifndef ULOAD_WHERE_H
#define ULOAD_WHERE_H

#include "file.h"
#include "probe.h"

/* Fills host->where (and parks the vDSO if it has to move). Reversible: where_undo(). */
int where_ask(const struct file *program, const struct image *, const struct file *interp,
	const struct image *interp_image, const struct request *, struct host *, struct layout *,
	struct refusal *);

/* Puts a parked vDSO back home. */
void where_undo(struct host *);

#endif
