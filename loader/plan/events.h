/* events.h: the plan as one JSON object per line: docs/events.md. Pure. */
#ifndef ULOAD_EVENTS_H
#define ULOAD_EVENTS_H

#include "json.h"
#include "plan.h"
#include "rows.h"
#include "sections.h"
#include "text.h"

#define EVENTS_SCHEMA 1 /* counts up when a field changes its meaning or goes; new ones may come */

/* --events: a header line, a line per step in the order in which they are carried out, a line per
 * row of the initial stack from high addresses to low ones. */
void events_print(const struct plan *, struct text *out);

/* Members shared with --explain --json, written into an object that is open. */
void events_header(struct json *, const struct plan *);
void events_step(struct json *, const struct plan *, size_t index,
	const struct section_pair * /* or NULL */);
void events_files(struct json *, const struct plan *);  /* "image", "interpreter_image" */
void events_layout(struct json *, const struct plan *); /* "layout" */
void events_stack(struct json *, const struct plan *);  /* where it lies, into an open object */
void events_row(struct json *, const struct plan *, const struct row *);
void events_auxv(struct json *, const struct plan *, const struct row *);

#endif
