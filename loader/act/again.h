/* again.h: what is fixed when the kernel execs uload (the mmap area's base, the stack's room) can
 * be had otherwise only by another exec of uload: once, with hidden options that say what to put
 * back before the jump. */
#ifndef ULOAD_AGAIN_H
#define ULOAD_AGAIN_H

#include "probe.h"

/* Runs uload again if --fixed or --stack-size need it. Returns 0 if they do not (or if this is the
 * second time already). */
int again_if_needed(const struct start *, const struct request *, struct memory *,
	struct refusal *);

#endif
