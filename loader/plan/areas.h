/* areas.h: what lies where once all steps are done. Pure. */
#ifndef ULOAD_AREAS_H
#define ULOAD_AREAS_H

#include "plan.h"

enum area_kind { FREE, SEGMENT, STACK_FILLED, STACK_EMPTY, VDSO, VVAR, KEPT_PAGE };

struct area {
	uint64_t start, end;
	enum area_kind kind;
	const struct step *step; /* SEGMENT: the step that mapped it last */
};

/* The area that ends at `end` (not 0, at most ARCH_USER_END). Free room ends at the break. */
void area_below(const struct plan *, uint64_t end, struct area *);

#endif
