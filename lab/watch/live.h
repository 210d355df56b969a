/* live.h: the full-screen view of a program that runs: ulab watch --live, and where ulab step goes
 * on after the jump.
 *
 *   live_pty()      a pseudo-terminal for the program, as large as its pane will be
 *   live_run()      shows the run until the program has ended and q was typed
 *   live_output()   after endwin(): what the program wrote, to the real terminal
 *   live_free()
 *
 * Whoever calls has started curses (initscr() or newterm(), raw(), noecho()) after
 * setlocale(LC_CTYPE, ""), and ends it. Keys go to the program; Ctrl-] and then a key are for the
 * view (Ctrl-] ? tells which), and after the program's end every key is.
 *
 * To go on from a program that stands at its entry point:
 *
 *	int slave, master = live_pty(&slave);            before tracer_start()
 *	options.terminal = slave; tracer_start(&tracer, &options, …); close(slave);
 *	… the events up to EVENT_ENTRY, applied to `space` …
 *	struct live live = {.tracer = tracer, .space = &space, .pty = master};
 *	live_run(&live);
 *	endwin(); live_output(&live, 1); live_free(&live); */
#ifndef LAB_LIVE_H
#define LAB_LIVE_H

#include <stddef.h>
#include <stdio.h>

#include "event.h"
#include "space.h"
#include "tracer.h"

struct tally;

struct live {
	struct tracer *tracer;
	struct space *space;       /* of the program; live_run() applies the events from here on */
	int pty;                   /* the master's side, or -1: the program writes elsewhere, no pane */
	const char *program;       /* for the title, or NULL */
	struct tally *tally;       /* the run's counts are added here, too; or NULL */
	/* called with each event before it is applied; for --events. Or NULL. */
	void (*event)(void *context, const struct event *);
	void *context;
	int all;                   /* a line for each event */
	FILE *output;              /* what the program wrote to its terminal, filled by live_run() */
};

/* The master's descriptor, or -1 with errno; both are closed by exec. */
int live_pty(int *slave);

/* 0: the program has ended; 1: the reader left before that and the program was killed. */
int live_run(struct live *);

/* Writes the program's output to a descriptor, without what its terminal added to newlines. */
void live_output(const struct live *, int fd);
void live_free(struct live *);

#endif
