/* effects.h: what an event can do to areas and pages at once; for the model's own files. Each returns
 * what changed (SPACE_…), takes addresses as they come, and works on whole pages. */
#ifndef LAB_EFFECTS_H
#define LAB_EFFECTS_H

#include "space.h"

unsigned effect_drop(struct space *, uint64_t start, uint64_t end);      /* no page is resident any more */
unsigned effect_put(struct space *, struct area);                        /* a new area, without pages */
unsigned effect_take(struct space *, uint64_t address, uint64_t length); /* nothing lies there any more */
/* Pages are resident; the stack grows down to the first of them. fault: it was one. */
unsigned effect_touch(struct space *, uint64_t address, uint64_t length, uint32_t fault);
/* The areas of start…end lie at `to` afterwards; `keep`: at their old place, too. */
unsigned effect_move(struct space *, uint64_t start, uint64_t end, uint64_t to, int keep);
void effect_extend(struct space *, uint64_t end, uint64_t new_end); /* the area that ends at `end` */

/* ---- the load: apply_load.c ---- */

unsigned load_done(struct space *, uint64_t step_number);
void load_remember(struct space *, const struct event *step);
void load_begin(struct space *, const struct event *plan);
unsigned load_snapshot(struct space *, const struct event *areas);

#endif
