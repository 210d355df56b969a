/* collect.c: events go into the record one after another and are forgotten. Ctrl-C reaches the
 * program as well as us: it gets a moment to end by itself, then the report is made of what was seen
 * until then; the program runs on behind it, watched as before (it must be: its calls stop), until it
 * ends or a second Ctrl-C kills it. */
#include "collect.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "heap_state.h"
#include "tools.h"

#define GRACE_MS 400
#define WAIT_MS 100

static volatile sig_atomic_t interrupts, terminations;

static void on_signal(int signal)
{
	if (signal == SIGINT)
		interrupts++;
	else
		terminations++;
}

static void catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = on_signal};

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction old;

		if (!sigaction(signals[i], NULL, &old) && old.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

/* Writing the page fails instead. Only when the program has started: it would inherit this. */
static void ignore_signals(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void collect_progress(const struct collect *c, const char *text)
{
	int terminal = isatty(STDERR_FILENO);

	if (!c->progress)
		return;
	if (text)
		fprintf(stderr, terminal ? "\r%s\033[K" : "%s\n", text);
	else if (terminal)
		fputs("\r\033[K", stderr);
	fflush(stderr);
}

static void tell(const struct collect *c, const struct record *r, long *next)
{
	char text[120], bytes[24];

	if (!c->progress || now_ms() < *next)
		return;
	*next = now_ms() + 500;
	snprintf(text, sizeof text, "ulab: report: %llu events, %s resident",
		(unsigned long long)r->events, ulab_bytes((double)(r->space.pages.count * PAGE), bytes));
	collect_progress(c, text);
}

/* Leaves what the stream has of an event, so that a page is the same whether it is made of the
 * running program or of its saved stream. */
static void as_in_stream(struct event *e)
{
	int call = e->kind == EVENT_CALL;

	if (e->kind <= EVENT_REFUSAL && e->kind != EVENT_PLAN)
		e->pid = 0;
	if (!call && e->kind != EVENT_FAULT)
		e->ip = 0;
	if (call && e->call != CALL_OTHER)
		e->number = 0;
	if (!call || e->call != CALL_MMAP)
		e->fd = -1;
}

static void take(struct collect *c, struct record *r, struct event *e)
{
	as_in_stream(e);
	record_event(r, e);
	if (c->save)
		event_write(c->save, e);
}

/* 1: enough was seen. */
static int enough(long *until)
{
	if (terminations || interrupts > 1)
		return 1;
	if (!interrupts)
		return 0;
	if (!*until)
		*until = now_ms() + GRACE_MS;
	return now_ms() >= *until;
}

int collect_run(struct collect *c, struct record *r, const struct tracer_options *options)
{
	struct heap_watch heap = {0};
	struct event e, state;
	char why[512] = "";
	long until = 0, next = now_ms() + 1000;
	int status, got;

	c->wait_status = -1;
	catch_signals();
	if (tracer_start(&c->tracer, options, why, &status))
		return ulab_error(status, "report: %s", why);
	ignore_signals();
	while ((got = tracer_next(c->tracer, &e, WAIT_MS)) >= 0) {
		if (got > 0) {
			take(c, r, &e);
			if (heap_watch_event(&heap, c->tracer, &e, &state))
				take(c, r, &state);
			tell(c, r, &next);
		}
		if (interrupts + terminations && enough(&until)) {
			c->interrupted = 1;
			break;
		}
	}
	collect_progress(c, NULL);
	if (!c->interrupted)
		c->wait_status = tracer_status(c->tracer);
	return 0;
}

void collect_rest(struct collect *c)
{
	struct event e;

	if (!c->tracer)
		return;
	if (c->interrupted && !terminations && interrupts < 2)
		fputs("ulab: report: written; the program still runs, another Ctrl-C kills it\n", stderr);
	while (c->interrupted && tracer_next(c->tracer, &e, WAIT_MS) >= 0)
		if (terminations || interrupts > 1) {
			tracer_signal(c->tracer, SIGKILL);
			terminations = interrupts = 0;
		}
	if (c->interrupted)
		c->wait_status = tracer_status(c->tracer);
	tracer_close(c->tracer);
	c->tracer = NULL;
}

/* ---- a saved stream ---- */

#define MOST_TOUCHED (1UL << 36) /* bytes that one event can touch: page by page is how it is counted */

static int beyond(uint64_t address, uint64_t length)
{
	return length > UINT64_MAX - PAGE || address > UINT64_MAX - PAGE - length;
}

/* Of what changes the picture; calls that failed do not, and may have asked for anything. */
static const char *impossible(const struct event *e)
{
	int is_call = e->kind == EVENT_CALL && e->call != CALL_BRK && e->call != CALL_OTHER;
	int touches = e->kind == EVENT_RESIDENT || e->kind == EVENT_FAULT || (e->kind == EVENT_STEP
		&& e->name && (!strcmp(e->name, "wipe") || !strcmp(e->name, "fill")
			|| !strcmp(e->name, "stack")));

	if (is_call && e->error)
		return NULL;
	if ((is_call || touches || e->kind == EVENT_STEP) && (beyond(e->address, e->length)
			|| beyond(e->result, e->length) || (e->call == CALL_MREMAP && beyond(e->result, e->offset))))
		return "address and length go beyond the last address";
	return touches && e->length > MOST_TOUCHED ? "more pages than a program can touch at once" : NULL;
}

static int read_lines(struct collect *c, struct record *r, FILE *in, const char *path)
{
	char *line = NULL;
	size_t room = 0;
	long next = now_ms() + 1000;
	unsigned long long number = 0;
	ssize_t length = 0;
	int status = 0;

	while (!status && !interrupts && !terminations && (length = stream_line(&line, &room, in)) > 0) {
		struct event e;
		const char *what = NULL;

		number++;
		if (line[0] == '\n' || line[0] == '\r')
			record_skip(r);
		else if (event_read_line(line, (size_t)length, &e, &what) || (what = impossible(&e)))
			status = ulab_error(STATUS_USAGE, "report: %s: line %llu: %s", path, number, what);
		else if (e.kind == EVENT_NONE)
			record_skip(r);
		else
			record_event(r, &e);
		if (number % 1024 == 0)
			tell(c, r, &next);
	}
	if (!status && length < 0)
		status = ulab_error(STATUS_USAGE, "report: %s: line %llu: %s", path, number + 1,
			errno == EFBIG ? "longer than 128 MiB; this is no stream of events" : strerror(errno));
	c->interrupted = interrupts || terminations;
	free(line);
	collect_progress(c, NULL);
	return status;
}

int collect_stream(struct collect *c, struct record *r, const char *path)
{
	int is_stdin = !strcmp(path, "-"), status;
	FILE *in = is_stdin ? stdin : fopen(path, "re");

	if (!in)
		return ulab_error(STATUS_USAGE, "report: %s: %s", path, strerror(errno));
	catch_signals();
	ignore_signals();
	status = read_lines(c, r, in, is_stdin ? "stdin" : path);
	if (!is_stdin)
		fclose(in);
	if (!status && !r->events)
		status = ulab_error(STATUS_USAGE, "report: %s: holds no event", is_stdin ? "stdin" : path);
	return status;
}
