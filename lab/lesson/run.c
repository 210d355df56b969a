/* run.c: one run of a lesson's program with one C library. The tracer hands out what happens; where a
 * claim asks about a moment, the process stands still there and is looked at. What the program
 * writes goes into files in memory. */
#include "lesson.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "tools.h"
#include "tracer.h"

#define SECONDS 60             /* a lesson's program ends long before */

extern char **environ;

const char *const library_name[LIBRARIES] = {"mini", "glibc", "musl"};
const char *const library_title[LIBRARIES] = {"libc-mini", "glibc", "musl"};

/* ---- what the claims want to know ---- */

static const struct clause *clause_of(const struct claim *claim, enum library l)
{
	return claim->clause[l].kind ? &claim->clause[l] : &claim->clause[MINI];
}

const struct clause *claim_clause(const struct claim *claim, enum library l)
{
	return clause_of(claim, l);
}

static int wants_kind(const struct run *run, enum library l, unsigned kind)
{
	for (size_t i = 0; i < run->claims; i++)
		if (clause_of(&run->claim[i], l)->kind == kind)
			return 1;
	return 0;
}

static int wants_every_call(const struct run *run, enum library l)
{
	for (size_t i = 0; i < run->claims; i++) {
		const struct clause *c = clause_of(&run->claim[i], l);

		if (c->kind == CLAUSE_CALLS && c->call == CALL_NONE)
			return 1;
	}
	return 0;
}

static int same_mark(const struct mark_ref *wanted, const char *name, int nth)
{
	return wanted->name && !strcmp(wanted->name, name) && (!wanted->nth || wanted->nth == nth);
}

static int wants_point(const struct point *wanted, const struct point *p)
{
	return wanted->kind == p->kind
		&& (p->kind != POINT_MARK || same_mark(&wanted->mark, p->mark.name, p->mark.nth));
}

static int asks_place(const struct clause *c)
{
	return c->kind == CLAUSE_IN || c->kind == CLAUSE_PROT || c->kind == CLAUSE_SHARED
		|| c->kind == CLAUSE_MAPPED_FILE;
}

static int claim_wants(const struct claim *claim, enum library l, const struct point *p)
{
	const struct clause *c = clause_of(claim, l);

	if (wants_point(&claim->when.from, p))
		return 1;
	if (claim->when.kind == WHEN_BETWEEN && wants_point(&claim->when.to, p))
		return 1;
	return asks_place(c) && p->kind == POINT_MARK && c->thing.kind == THING_MARK
		&& same_mark(&c->thing.mark, p->mark.name, p->mark.nth);
}

/* ---- reading the record ---- */

const struct event *record_mark(const struct record *r, const struct mark_ref *mark, size_t *index)
{
	const struct event *found = NULL;
	int n = 0;

	for (size_t i = 0; i < r->stream.events; i++) {
		const struct event *e = &r->stream.event[i];

		if (e->kind != EVENT_MARK || !e->name || strcmp(e->name, mark->name))
			continue;
		found = e;
		if (index)
			*index = i;
		if (++n == mark->nth)
			return e;
	}
	return mark->nth ? NULL : found;
}

const struct moment *record_moment(const struct record *r, const struct point *p)
{
	const struct moment *found = NULL;

	for (size_t i = 0; i < r->moments; i++)
		if (wants_point(p, &r->moment[i].point)) {
			found = &r->moment[i];
			if (p->kind != POINT_MARK || p->mark.nth)
				return found;
		}
	return found;
}

const struct moment *record_place(const struct record *r, const struct claim *claim,
	const struct mark_ref *mark)
{
	const struct point point = {POINT_MARK, *mark};

	if (claim->when.kind == WHEN_AT && claim->when.from.kind != POINT_AFTER)
		return record_moment(r, &claim->when.from);
	return record_moment(r, &point);
}

uint64_t record_break(const struct record *r, size_t event)
{
	uint64_t at = r->first_break;

	for (size_t i = 0; i < event && i < r->stream.events; i++) {
		const struct event *e = &r->stream.event[i];

		if (e->kind == EVENT_CALL && e->call == CALL_BRK && e->result)
			at = e->result;
	}
	return at;
}

/* ---- recording ---- */

static void find_bias(struct record *r, const struct moment *m)
{
	uint64_t base;

	if (r->has_bias || !r->real || elf_base(r->path, &base))
		return;
	for (size_t i = 0; i < m->space.areas && !r->has_bias; i++) {
		const struct area *a = &m->space.area[i];

		if (a->kind == AREA_FILE && !strcmp(a->name, r->real)) {
			r->bias = a->start - base;
			r->has_bias = 1;
		}
	}
}

static void look(struct record *r, const struct point *p, const struct tracer *t)
{
	struct moment *m;

	r->moment = lesson_alloc(r->moment, (r->moments + 1) * sizeof *r->moment);
	m = &r->moment[r->moments++];
	moment_take(m, p, r);
	find_bias(r, m);
	for (size_t i = 0; i < r->run->claims; i++) {
		const struct claim *claim = &r->run->claim[i];
		const struct clause *c = clause_of(claim, r->library);

		if (clause_is_live(c) && claim->when.kind == WHEN_AT && wants_point(&claim->when.from, p))
			live_measure(&r->live[i], c, r, m, t);
	}
}

static void look_if_wanted(struct record *r, const struct point *p, const struct tracer *t)
{
	int wanted = p->kind == POINT_ENTRY;

	for (size_t i = 0; !wanted && i < r->run->claims; i++)
		wanted = claim_wants(&r->run->claim[i], r->library, p);
	if (wanted)
		look(r, p, t);
}

static int mark_number(const struct record *r, const char *name)
{
	int n = 0;

	for (size_t i = 0; i < r->stream.events; i++) {
		const struct event *e = &r->stream.event[i];

		n += e->kind == EVENT_MARK && e->name && !strcmp(e->name, name);
	}
	return n;
}

static void learn_break(struct record *r, const struct event *e)
{
	if (e->kind == EVENT_STEP && e->name && !strcmp(e->name, "mm"))
		r->first_break = e->to;
	else if (!r->first_break && e->kind == EVENT_CALL && e->call == CALL_BRK)
		r->first_break = e->result;
}

/* The call that ulab_mark() makes is no work of the program's. */
static int is_of_mark(struct record *r, const struct event *e)
{
	const struct event *last = r->stream.events ? &r->stream.event[r->stream.events - 1] : NULL;

	return e->kind == EVENT_CALL && e->call == CALL_OTHER && e->number == SYS_prctl
		&& last && last->kind == EVENT_MARK;
}

static void take_event(struct record *r, struct event *e, const struct tracer *t)
{
	struct point p = {.kind = POINT_MARK};

	if ((e->kind > EVENT_REFUSAL && e->pid && e->pid != r->pid) || is_of_mark(r, e))
		return;
	learn_break(r, e);
	stream_add(&r->stream, e);
	if (e->kind == EVENT_ENTRY) {
		p.kind = POINT_ENTRY;
		look_if_wanted(r, &p, t);
	} else if (e->kind == EVENT_MARK && e->name) {
		p.mark = (struct mark_ref){e->name, mark_number(r, e->name)};
		look_if_wanted(r, &p, t);
	}
}

static char *read_all(int fd)
{
	struct stat s;
	char *text;

	if (fd < 0 || fstat(fd, &s))
		s.st_size = 0;
	text = lesson_alloc(NULL, (size_t)s.st_size + 1);
	if (s.st_size && pread(fd, text, (size_t)s.st_size, 0) != s.st_size)
		s.st_size = 0;
	text[s.st_size] = '\0';
	return text;
}

/* ---- arguments and environment of the program ---- */

/* What a user has set for the C libraries must not change what a lesson measures. */
static int is_setting(const char *variable)
{
	return !strncmp(variable, "MALLOC_", 7) || !strncmp(variable, "LIBC_MINI_", 10)
		|| !strncmp(variable, "GLIBC_TUNABLES=", 15) || !strncmp(variable, "LD_", 3);
}

static char **make_environment(const struct run *run, size_t *borrowed)
{
	size_t n = 0, count = 0;
	char **list;

	while (environ[count])
		count++;
	list = lesson_alloc(NULL, (count + run->withs + 1) * sizeof *list);
	for (size_t i = 0; i < count; i++)
		if (!is_setting(environ[i]))
			list[n++] = environ[i];
	*borrowed = n;
	for (size_t i = 0; i < run->withs; i++)
		list[n++] = strdup(run->with[i]);
	list[n] = NULL;
	return list;
}

static char **make_arguments(const struct record *r)
{
	char **list = lesson_alloc(NULL, (r->run->argumentss + 2) * sizeof *list);
	size_t n = 0;

	list[n++] = strdup(r->path);
	for (size_t i = 0; i < r->run->argumentss; i++)
		list[n++] = strdup(r->run->arguments[i]);
	list[n] = NULL;
	return list;
}

/* ---- the run ---- */

static int start(struct tracer **t, const struct record *r, int faults, int out, int err, char *why)
{
	const struct tracer_options o = {.argv = r->argv, .envp = r->envp, .by_kernel = r->run->by_kernel,
		.faults = faults, .heap = wants_kind(r->run, r->library, CLAUSE_HEAP_CALLS), .terminal = -1,
		.every_call = wants_every_call(r->run, r->library)};
	int saved_out = dup(STDOUT_FILENO), saved_err = dup(STDERR_FILENO), status = 0, failed;

	fflush(NULL);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	failed = tracer_start(t, &o, why, &status);
	dup2(saved_out, STDOUT_FILENO);
	dup2(saved_err, STDERR_FILENO);
	close(saved_out);
	close(saved_err);
	return failed;
}

static int go_on(struct record *r, struct tracer *t, char *why)
{
	struct timespec now, end;
	struct event e;
	int got;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_sec += SECONDS;
	while ((got = tracer_next(t, &e, 1000)) >= 0) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec >= end.tv_sec) {
			snprintf(why, 512, "%.300s: did not end within %d seconds", r->path, SECONDS);
			return -1;
		}
		if (got)
			take_event(r, &e, t);
	}
	return 0;
}

static int finish(struct record *r, struct tracer *t, int out, int err)
{
	char path[64];

	r->status = tracer_status(t);
	tracer_close(t);
	snprintf(path, sizeof path, "/proc/%d/maps", r->pid);
	r->memory_left = !access(path, F_OK);
	r->output = read_all(out);
	r->errors = read_all(err);
	return 0;
}

int run_record(struct record *r, const struct lesson *lesson, const struct run *run, enum library l,
	int faults, char *why)
{
	static const char *const endings[] = {"", ".glibc", ".musl"};
	int out = memfd_create("output", MFD_CLOEXEC), err = memfd_create("errors", MFD_CLOEXEC), failed;
	struct tracer *t = NULL;
	char name[256];

	snprintf(name, sizeof name, "%s%s", run->program, endings[l]);
	*r = (struct record){.library = l, .run = run, .path = lesson_join(lesson->programs, name)};
	r->real = realpath(r->path, NULL);
	r->argv = make_arguments(r);
	r->envp = make_environment(run, &r->environment);
	r->live = calloc(run->claims + 1, sizeof *r->live);
	if (!r->live)
		abort();
	failed = start(&t, r, faults, out, err, why);
	if (!failed) {
		r->pid = tracer_pid(t);
		failed = go_on(r, t, why);
		finish(r, t, out, err);
	}
	close(out);
	close(err);
	return failed;
}

/* The first `borrowed` of them are not ours. */
static void free_words(char **list, size_t borrowed)
{
	for (size_t i = borrowed; list && list[i]; i++)
		free(list[i]);
	free(list);
}

void record_free(struct record *r)
{
	for (size_t i = 0; i < r->moments; i++)
		moment_free(&r->moment[i]);
	free(r->moment);
	free(r->stream.event);
	free(r->live);
	free_words(r->argv, 0);
	free_words(r->envp, r->environment);
	free(r->real);
	free(r->output);
	free(r->errors);
	for (size_t i = 0; i < r->strips; i++)
		free(r->strip[i].text);
	free(r->strip);
}
