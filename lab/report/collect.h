/* collect.h: where the events come from: a program that runs, or a saved stream. */
#ifndef REPORT_COLLECT_H
#define REPORT_COLLECT_H

#include "record.h"
#include "tracer.h"

struct collect {
	struct tracer *tracer;         /* of the program that still runs, or NULL */
	FILE *save;                    /* the stream goes here, too; or NULL */
	int progress;                  /* a line on stderr while it goes on */
	int interrupted;               /* the watch ended before the program did */
	int wait_status;               /* of the program; -1: not known */
};

/* Until the program has ended or somebody interrupts. 0, or an exit status: a line was written. */
int collect_run(struct collect *, struct record *, const struct tracer_options *);
/* Lets the program run on to its end, without looking; a second interrupt kills it. */
void collect_rest(struct collect *);
int collect_stream(struct collect *, struct record *, const char *path);
/* A line on stderr that the next one replaces; NULL takes it away. */
void collect_progress(const struct collect *, const char *text);

#endif
