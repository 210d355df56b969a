/* watch.h: what ulab watch was asked for, and its parts. */
#ifndef LAB_WATCH_H
#define LAB_WATCH_H

#include "tracer.h"

struct watch_options {
	struct tracer_options tracer;
	const char *output;    /* -o, or NULL: standard error */
	const char *events;    /* the stream is saved here, or NULL */
	int live, summary_only, json, all;
};

/* 0: go on; else ulab is to end with *status. */
int watch_read_options(struct watch_options *, int argc, char **argv, int *status);

/* Signals to ulab itself while a program runs. Called after tracer_start(), so that the program
 * keeps the dispositions that ulab was started with. */
void watch_signals_start(void);
void watch_signals_end(void); /* what was before */
/* Does what the signals that came since ask for; 1 if there were any. */
int watch_signals_act(struct tracer *);

/* Is it a signal of job control? Then *stopping is 1, and watch_job_stop() is called whenever there
 * was nothing to tell for a moment, until it is 0: if the program stopped, ulab does. */
int watch_job_event(const struct event *);
void watch_job_stop(int *stopping, int pid);

#endif
