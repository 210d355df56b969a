/* record.h: a stream of events becomes what the page is given. Events go through once and only a
 * bounded number of moments stays; all events are kept packed. */
#ifndef REPORT_RECORD_H
#define REPORT_RECORD_H

#include "chunks.h"
#include "event.h"
#include "files.h"
#include "moment.h"
#include "space.h"
#include "timeline.h"

struct region_count { const char *name; uint64_t count; };

struct summary {
	uint64_t failed, calls, faults, found, lost; /* found: pages, without a fault */
	uint64_t by_key[KEYS];
	uint64_t from[8];              /* malloc's calls by enum heap_from */
	struct region_count region[24]; /* faults */
	unsigned regions;
	int status, signal;            /* of the program; -1: not known */
	uint64_t time;
};

struct heap_shot { uint64_t number, time; char *json; };

struct record {
	struct space space;
	struct versions versions;
	struct moments moments;
	struct chunks chunks;
	struct timeline timeline;
	struct summary summary;
	struct heap_shot *shot;
	size_t shots;
	struct stream steps, rows;     /* of the plan, of the initial stack */
	uint64_t *step_number, *row_number; /* of their events */
	uint64_t rows_left_out;
	size_t alone;                  /* moments of the run that stay alone, so far */
	size_t played;                 /* steps that were carried out */
	json_t *plan, *watch, *refusal, *end; /* or NULL */
	struct files files;
	uint64_t events;               /* numbers given so far */
	int executed;                  /* an exec took the program's place */
};

void record_init(struct record *);
/* The next event; its number is record->events afterwards. */
void record_event(struct record *, const struct event *);
/* An event that this ulab does not know: it has a number, too. */
void record_skip(struct record *);
/* There are no more. */
void record_end(struct record *);

/* change.c: applies the event to the space, and writes down in the moment what that changed.
 * step: carry out a step now. */
void record_change(struct record *, struct moment *, const struct event *, int step);

#endif
