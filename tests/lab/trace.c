/* trace.c: lab-trace [OPTION]... PROGRAM [ARG]...: runs a program under the tracer, applies every event to
 * a model of its address space, and compares the model with the kernel's own word wherever the
 * program stands still: areas with /proc/PID/maps; at a mark, present pages with /proc/PID/pagemap,
 * too. Differences are lines on stderr ("DIFFERS …"); the last line there is what was compared.
 *
 *   --steps --no-perf --no-faults --kernel --every-call --fixed    as `ulab events`
 *
 * The exit status is the program's, or 99 if something differed. */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pages.h"
#include "space.h"
#include "tracer.h"

#define DIFFERENCES 5

static unsigned compared, pages_compared, differences;
static uint64_t most_pages;

static void differs(const struct event *e, const char *what)
{
	if (differences++ < DIFFERENCES)
		fprintf(stderr, "DIFFERS at %s %s, event time %" PRIu64 ": %s\n", event_kind_name(e->kind),
			e->kind == EVENT_CALL ? event_call_name(e->call) : "", e->time, what);
}

static struct area *stack_of(struct space *s)
{
	for (size_t i = s->areas; i-- > 0;)
		if (s->area[i].kind == AREA_STACK)
			return &s->area[i];
	return NULL;
}

/* The kernel grows the stack without a word when it writes there itself (read(2), a signal's frame). */
static void forgive_stack(struct space *model, struct space *kernel)
{
	struct area *a = stack_of(model), *b = stack_of(kernel);

	if (a && b && b->start < a->start && a->end == b->end)
		a->start = b->start;
}

static void compare_areas(struct space *model, const struct event *e)
{
	struct space kernel;
	char why[1024];

	if (space_from_maps(&kernel, model->pid) || !kernel.areas) {
		space_free(&kernel);
		return; /* it was killed meanwhile */
	}
	forgive_stack(model, &kernel);
	compared++;
	if (space_compare(model, &kernel, why, sizeof why))
		differs(e, why);
	space_free(&kernel);
}

static void compare_pages(const struct space *model, const struct event *e)
{
	char path[64], why[256];
	uint64_t present = 0, missing = 0, which = 0;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/pagemap", model->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	for (size_t i = 0; i < model->areas; i++) {
		const struct area *a = &model->area[i];

		if (a->kind == AREA_SPECIAL || a->kind == AREA_VVAR || a->end - a->start > 1UL << 30)
			continue;
		for (uint64_t page = a->start; page < a->end; page += PAGE) {
			uint64_t entry = 0;

			if (pread(fd, &entry, 8, (off_t)(page / PAGE * 8)) != 8 || !(entry >> 63))
				continue;
			present++;
			if (!pages_find(&model->pages, page)) {
				missing++;
				which = page;
			}
		}
	}
	close(fd);
	pages_compared++;
	if (present > most_pages)
		most_pages = present;
	snprintf(why, sizeof why, "%" PRIu64 " pages are present, the model has %zu; it lacks %" PRIu64
		", the last at 0x%" PRIx64, present, model->pages.count, missing, which);
	if (missing || present != model->pages.count)
		differs(e, why);
}

static int alone(int pid) /* other threads run on */
{
	char path[64];
	unsigned n = 0;
	int found;

	for (found = 0; n < 2 && found < 1; found++) {
		FILE *f;
		char line[128];

		snprintf(path, sizeof path, "/proc/%d/status", pid);
		f = fopen(path, "re");
		while (f && fgets(line, sizeof line, f))
			if (sscanf(line, "Threads: %u", &n) == 1)
				break;
		if (f)
			fclose(f);
	}
	return n == 1;
}

static int stands(const struct event *e)
{
	return e->kind == EVENT_DONE || e->kind == EVENT_ENTRY || e->kind == EVENT_CALL
		|| e->kind == EVENT_MARK || e->kind == EVENT_HEAP || e->kind == EVENT_FORK
		|| e->kind == EVENT_SIGNAL || e->kind == EVENT_AREAS;
}

/* An event is told when all of its stop are known; the model is behind until the last was applied. */
static void take(struct tracer *t, struct space *model, const struct tracer_options *o)
{
	struct event e;
	uint64_t last = 0;

	while (tracer_next(t, &e, -1) >= 0) {
		if (e.kind == EVENT_NONE)
			continue;
		if (e.kind > EVENT_WATCH && e.kind != EVENT_DONE && e.time == 0)
			differs(&e, "has no time");
		last = e.time > last ? e.time : last;
		space_apply(model, &e);
		if (e.pid != model->pid || !stands(&e) || !alone(model->pid))
			continue;
		compare_areas(model, &e);
		if (e.kind == EVENT_MARK && o->faults)
			compare_pages(model, &e);
	}
}

int main(int argc, char **argv)
{
	struct tracer_options o = {.faults = 1, .heap = 1, .terminal = -1, .uload = getenv("ULOAD")};
	static char fixed[] = "--fixed";
	char *load[2] = {0}, why[512];
	struct tracer *t;
	struct space model;
	int i, status;

	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		o.steps |= !strcmp(argv[i], "--steps");
		o.no_perf |= !strcmp(argv[i], "--no-perf");
		o.faults &= strcmp(argv[i], "--no-faults") != 0;
		o.by_kernel |= !strcmp(argv[i], "--kernel");
		o.every_call |= !strcmp(argv[i], "--every-call");
		load[0] = strcmp(argv[i], "--fixed") ? load[0] : fixed;
	}
	o.argv = argv + i;
	o.load_options = load;
	if (i >= argc || tracer_start(&t, &o, why, &status)) {
		fprintf(stderr, "lab-trace: %s\n", i < argc ? why : "which PROGRAM?");
		return i < argc ? status : 125;
	}
	space_init(&model);
	model.pid = tracer_pid(t);
	take(t, &model, &o);
	status = tracer_status(t);
	tracer_close(t);
	fprintf(stderr, "compared %u times, pages %u times (%" PRIu64 " at most): %u differences\n", compared,
		pages_compared, most_pages, differences);
	space_free(&model);
	if (differences)
		return 99;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
