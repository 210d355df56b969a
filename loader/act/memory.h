/* memory.h: memory to plan in. No free: all of it goes with uload's image.
 *
 * It starts as a piece of uload's stack, which is enough for a usual program; what is larger is
 * mapped, out of the way of the mmap area, and noted in host->own so that the plan unmaps it. */
#ifndef ULOAD_MEMORY_H
#define ULOAD_MEMORY_H

#include "host.h"
#include "image.h"
#include "refusal.h"

struct memory {
	unsigned char *at, *end;
	struct host *host; /* told of mapped pieces */
};

/* n bytes, aligned to 16, not cleared; NULL and *why if the system has no more. */
void *memory_take(struct memory *, size_t n, struct refusal *why);

#endif
