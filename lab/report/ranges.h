/* ranges.h: a set of pages as sorted ranges that do not touch. */
#ifndef REPORT_RANGES_H
#define REPORT_RANGES_H

#include <stddef.h>
#include <stdint.h>

struct range { uint64_t start, end; };
struct ranges { struct range *at; size_t count, room; };

void ranges_free(struct ranges *);
void ranges_add(struct ranges *, uint64_t start, uint64_t end);
/* a becomes a without b, or a with b. */
void ranges_remove_all(struct ranges *a, const struct ranges *b);
void ranges_add_all(struct ranges *a, const struct ranges *b);

/* For all modules of the report: never NULL, ends ulab if there is no memory. */
void *report_alloc(void *old, size_t bytes);

#endif
