/* versions.h: every version of an area that moments still speak of, once, by number. */
#ifndef REPORT_VERSIONS_H
#define REPORT_VERSIONS_H

#include "ranges.h"
#include "space.h"

struct version {
	struct area area;
	const char *region;
	uint32_t uses;             /* 0: this number is free, and `next` is the next free one */
	uint32_t next;
	int32_t id;                /* its number in the page's data, or -1: none yet */
};

struct numbers { uint32_t *at; size_t count, room; };

struct versions {
	struct version *at;
	size_t count, room;
	uint32_t unused;           /* first free number + 1 */
	struct numbers now;        /* the areas of the space, in its order */
};

/* Compares the space with what it was at the last call between low and high (a page more or less
 * does no harm) and appends the numbers of what went and came; each counts as one use. */
void versions_follow(struct versions *, const struct space *, uint64_t low, uint64_t high,
	struct numbers *went, struct numbers *came);
void version_drop(struct versions *, uint32_t number);
void numbers_add(struct numbers *, uint32_t);
void numbers_free(struct numbers *);

#endif
