/* watch.c: ulab watch: a program is run, its events become lines as they come and a summary at the
 * end. The program's own standard input, output and error are never touched; ulab writes to
 * standard error or where -o says. If nobody reads that any more the program goes on. */
#include "watch.h"
#include "lines.h"
#include "live.h"
#include "observer.h"
#include "tally.h"
#include "tools.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct watch {
	struct watch_options options;
	struct tracer *tracer;
	FILE *out, *events;    /* out: NULL: nobody reads it */
	int terminal, colour;  /* out is a terminal */
	int refused;
	struct space space;
	struct tally tally;
	struct observer observer;
};

static const char *const colours[] = {
	[LINE_PLAIN] = "", [LINE_GAIN] = "\33[32m", [LINE_LOSS] = "\33[31m", [LINE_CHANGE] = "\33[35m",
	[LINE_TOUCH] = "\33[36m", [LINE_HEAP] = "\33[33m", [LINE_END] = "\33[1m",
};

/* After a write that failed: the program goes on unheard. A reader that left is no error. */
static void drop_out(struct watch *w)
{
	if (w->options.output && errno != EPIPE)
		ulab_error(0, "%s: %s: the lines end here", w->options.output, strerror(errno));
	fclose(w->out);
	w->out = NULL;
}

static void print_line(void *context, const struct line *line)
{
	struct watch *w = context;
	const char *on = w->colour ? colours[line->class] : "", *off = *on ? "\33[m" : "";
	char pid[24] = "";

	if (!w->out)
		return;
	if (w->options.tracer.follow)
		snprintf(pid, sizeof pid, "[%d] ", (int)line->pid);
	fprintf(w->out, "%10.6f  %s%s%-8s%s  %s\n", (double)line->time / 1e9, pid, on, line->verb, off,
		line->text);
	if (!w->options.output)
		fflush(w->out); /* whole lines, and among the program's own in their order */
	if (ferror(w->out))
		drop_out(w);
}

/* A stream of our own on standard error, closed by exec, or NULL. */
static FILE *own_stderr(void)
{
	int fd = fcntl(2, F_DUPFD_CLOEXEC, 3);

	return fd < 0 ? NULL : fdopen(fd, "w");
}

static int open_files(struct watch *w)
{
	const struct watch_options *o = &w->options;
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	w->out = o->output ? fopen(o->output, "we") : own_stderr();
	if (!w->out && o->output)
		return ulab_error(STATUS_USAGE, "%s: %s", o->output, strerror(errno));
	if (o->events && !(w->events = fopen(o->events, "we")))
		return ulab_error(STATUS_USAGE, "%s: %s", o->events, strerror(errno));
	w->terminal = w->out && isatty(fileno(w->out));
	w->colour = w->terminal && !(no_color && *no_color) && term && strcmp(term, "dumb");
	if (w->out)
		setvbuf(w->out, NULL, _IOFBF, 1 << 16);
	if (w->events)
		setvbuf(w->events, NULL, _IOFBF, 1 << 20);
	return 0;
}

static void flush(struct watch *w)
{
	if (w->out && fflush(w->out))
		drop_out(w);
	if (w->events)
		fflush(w->events);
}

static void save_event(struct watch *w, const struct event *e)
{
	if (w->events && event_write(w->events, e)) {
		ulab_error(0, "%s: %s: the events end here", w->options.events, strerror(errno));
		fclose(w->events);
		w->events = NULL;
	}
}

static void take(struct watch *w, const struct event *e)
{
	if (e->kind == EVENT_REFUSAL)
		w->refused = 1;
	save_event(w, e);
	observer_event(&w->observer, e);
}

static void run(struct watch *w)
{
	struct event e;
	unsigned taken = 0;
	int n, stopping = 0;

	while ((n = tracer_next(w->tracer, &e, stopping ? 20 : 200)) >= 0) {
		if (n)
			take(w, &e);
		if (n && watch_job_event(&e))
			stopping = 1;
		if (!n || ++taken % 256 == 0) {
			if (w->observer.lines)
				lines_tick(w->observer.lines);
			watch_signals_act(w->tracer);
		}
		if (!n)
			flush(w);
		if (!n && stopping)
			watch_job_stop(&stopping, tracer_pid(w->tracer));
	}
	if (w->observer.lines)
		lines_flush(w->observer.lines);
}

static void print_summary(struct watch *w)
{
	if (w->out && w->options.json)
		tally_print_json(&w->tally, &w->space, w->out);
	else if (w->out)
		tally_print(&w->tally, &w->space, w->out);
	if (w->out && fclose(w->out) && errno != EPIPE && w->options.output)
		ulab_error(0, "%s: %s", w->options.output, strerror(errno));
	if (w->events && fclose(w->events))
		ulab_error(0, "%s: %s", w->options.events, strerror(errno));
}

static void prepare(struct watch *w)
{
	space_init(&w->space);
	w->tally.program = w->options.tracer.argv[0];
	w->tally.no_faults = !w->options.tracer.faults;
	w->tally.no_heap = !w->options.tracer.heap;
	w->observer = (struct observer){.space = &w->space, .tally = &w->tally};
}

/* 0, or -1 and the exit status. */
static int watch_lines(struct watch *w, int *status)
{
	char why[512];

	if (tracer_start(&w->tracer, &w->options.tracer, why, status)) {
		ulab_error(*status, "%s", why);
		return -1;
	}
	watch_signals_start();
	prepare(w);
	if (!w->options.summary_only && !w->options.json)
		w->observer.lines = lines_new(print_line, w, w->options.all);
	run(w);
	return 0;
}

static void live_event(void *context, const struct event *e)
{
	struct watch *w = context;

	if (e->kind == EVENT_REFUSAL)
		w->refused = 1;
	save_event(w, e);
}

/* Curses is on from here to the end of live_run(), whatever happens in between. */
static int watch_live(struct watch *w, int *status)
{
	struct live live = {.space = &w->space, .program = w->options.tracer.argv[0], .tally = &w->tally,
		.event = live_event, .context = w, .all = w->options.all};
	char why[512] = "cannot make a pseudo-terminal";
	int slave, failed;

	setlocale(LC_CTYPE, "");
	if (!isatty(0) || !isatty(1) || !newterm(NULL, stdout, stdin)) {
		*status = ulab_error(STATUS_USAGE, "watch --live needs a terminal on standard input and output "
			"(without --live it does not)");
		return -1;
	}
	raw();
	noecho();
	*status = STATUS_USAGE;
	failed = (live.pty = live_pty(&slave)) < 0;
	if (!failed) {
		w->options.tracer.terminal = slave;
		failed = tracer_start(&w->tracer, &w->options.tracer, why, status);
		close(slave);
	}
	if (!failed) {
		live.tracer = w->tracer;
		prepare(w);
		live_run(&live);
		watch_signals_start(); /* a broken pipe is no reason to end by a signal */
	}
	endwin();
	if (failed)
		ulab_error(*status, "%s", why);
	live_output(&live, 1);
	live_free(&live);
	return failed ? -1 : 0;
}

int watch_main(int argc, char **argv)
{
	static struct watch w;
	int status;

	if (watch_read_options(&w.options, argc, argv, &status))
		return status;
	status = open_files(&w);
	if (status)
		return status;
	if ((w.options.live ? watch_live : watch_lines)(&w, &status))
		return status;
	w.tally.status = tracer_status(w.tracer);
	w.tally.has_perf = tracer_has_perf(w.tracer);
	tracer_close(w.tracer);
	if (w.tally.loaded && !w.refused)
		print_summary(&w);
	ulab_leave(w.tally.status);
}
