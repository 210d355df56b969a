/* events.h: the plan as one JSON object per line: docs/events.md. Pure. */
#ifndef ULOAD_EVENTS_H
#define ULOAD_EVENTS_H

#include "json.h"
#include "plan.h"
#include "sections.h"
#include "text.h"

#define EVENTS_SCHEMA 1 /* counts up when a field changes its meaning or goes; new ones may come */

/* --events: a header line, then a line per step in the order in which they are carried out. */
void events_print(const struct plan *, struct text *out);

/* Members shared with --explain --json, written into an object that is open. */
void events_header(struct json *, const struct plan *);
void events_step(struct json *, const struct plan *, size_t index,
	const struct section_pair * /* or NULL */);

#endif
