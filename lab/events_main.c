/* events_main.c: `ulab events`: run a program and write what happens to its memory, a line of JSON for
 * each event (docs/events.md). */
#include "tools.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tracer.h"

static const char usage[] =
	"usage: ulab events -o FILE [OPTION]... [--] PROGRAM [ARG]...\n"
	"Run PROGRAM and write what happens to its memory as lines of JSON.\n"
	"\n"
	"  -o, --output=FILE  where to; fd:N for an open descriptor\n"
	"      --steps        stop after each step of the load\n"
	"      --no-faults    without first touches\n"
	"      --no-perf      first touches without perf_event_open(2)\n"
	"      --no-heap      without libc-mini's malloc calls\n"
	"      --kernel       execve(2) loads the program\n"
	"      --every-call   every system call, not just those on memory\n"
	"      --follow       children, too\n"
	"      --fixed[=SEED] --argv0=NAME --load-base=ADDR --brk=ADDR --stack-size=N --no-exe-link\n"
	"                     as uload's\n"
	"  -h, --help         this text\n"
	"\n"
	"Exit status: PROGRAM's own; 127 not found; 126 cannot be loaded; 125 wrong usage.\n";

struct settings {
	struct tracer_options o;
	const char *output;
	char **load;
	int done;              /* nothing to run: exit with `status` */
	int status;
};

static int flag(struct settings *s, const char *word)
{
	const struct { const char *name; int *at, value; } flags[] = {
		{"--steps", &s->o.steps, 1}, {"--no-faults", &s->o.faults, 0},
		{"--no-perf", &s->o.no_perf, 1}, {"--no-heap", &s->o.heap, 0},
		{"--kernel", &s->o.by_kernel, 1}, {"--every-call", &s->o.every_call, 1},
		{"--follow", &s->o.follow, 1},
	};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (!strcmp(word, flags[i].name)) {
			*flags[i].at = flags[i].value;
			return 1;
		}
	return 0;
}

static void finish(struct settings *s, int status)
{
	s->done = 1;
	s->status = status;
}

/* Index of the program in argv. */
static int read_options(struct settings *s, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && !s->done; i++) {
		const char *word = argv[i];

		if (!strcmp(word, "--"))
			return i + 1;
		if (!strcmp(word, "-h") || !strcmp(word, "--help"))
			finish(s, fputs(usage, stdout) < 0 || fflush(stdout));
		else if (!strncmp(word, "--output=", 9))
			s->output = word + 9;
		else if ((!strcmp(word, "-o") || !strcmp(word, "--output")) && i + 1 < argc)
			s->output = argv[++i];
		else if (!flag(s, word) && !ulab_load_option(argc, argv, &i, &s->load))
			finish(s, ulab_error(STATUS_USAGE, "%s: unknown option, or it lacks a value "
				"(ulab events --help tells the options)", word));
	}
	return i;
}

static FILE *open_output(const char *name)
{
	char *end;
	long fd;

	if (strncmp(name, "fd:", 3))
		return fopen(name, "we");
	errno = EBADF;
	fd = strtol(name + 3, &end, 10);
	if (*end || end == name + 3 || fd < 0 || fd > 1 << 20 || fcntl((int)fd, F_GETFD) < 0)
		return NULL;
	if (fd > 2)
		fcntl((int)fd, F_SETFD, FD_CLOEXEC);
	return fdopen((int)fd, "w");
}

static int run(const struct tracer_options *o, FILE *out, const char *name)
{
	struct tracer *t;
	struct event e;
	char why[512];
	int status, failed = 0;

	if (tracer_start(&t, o, why, &status))
		return ulab_error(status, "%s", why);
	signal(SIGXFSZ, SIG_IGN); /* the write fails instead; not before the program could inherit it */
	while (tracer_next(t, &e, -1) >= 0)
		if (e.kind && !failed && event_write(out, &e))
			failed = errno;
	status = tracer_status(t);
	tracer_close(t);
	if (!failed && fflush(out))
		failed = errno;
	if (failed)
		return ulab_error(STATUS_USAGE, "%s: cannot be written: %s", name, strerror(failed));
	ulab_leave(status);
}

int events_main(int argc, char **argv)
{
	struct settings s = {.o = {.faults = 1, .heap = 1, .terminal = -1}};
	int i = read_options(&s, argc, argv);
	FILE *out;

	if (s.done)
		return s.status;
	if (i >= argc)
		return ulab_error(STATUS_USAGE, "which PROGRAM? (ulab events --help tells the options)");
	if (!s.output)
		return ulab_error(STATUS_USAGE, "where to? -o FILE, or -o fd:N");
	out = open_output(s.output);
	if (!out)
		return ulab_error(STATUS_USAGE, "%s: %s", s.output, strerror(errno));
	s.o.argv = argv + i;
	s.o.load_options = s.load;
	return run(&s.o, out, s.output);
}
