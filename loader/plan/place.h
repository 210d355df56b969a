/* place.h: looking for room, inside the layout modules. Pure. */
#ifndef ULOAD_PLACE_H
#define ULOAD_PLACE_H

#include "layout.h"

#define PLACE_STACK_GUARD (256 * ARCH_PAGE) /* stack_guard_gap: free room below a stack that grows */

/* What nothing may be put upon, beside what the host says is there. */
struct occupied {
	const struct image *program, *interp;
	uint64_t bias, interp_bias;
	const struct host *host;
	const struct range *more; /* one range more, or NULL */
};

/* First fit: at `hint`, in a few quiet places, else right behind some PT_LOAD (one of them has room
 * behind it unless the whole address space is full). 0 if there is none. */
uint64_t place_find_gap(const struct occupied *, uint64_t length, uint64_t hint);

/* From the first to the last mapping of the vDSO, at home; empty if its extent is unknown. */
struct range place_vdso_hull(const struct host *);

#endif
