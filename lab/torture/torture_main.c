/* torture_main.c: `ulab torture`: twice without a fault, to learn what the program does; then once with
 * each fault; once more without, for what changes slowly; then the verdicts. */
#include "torture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools.h"

#define OUTPUT_LIMIT (16UL << 20)
#define MEMORY_LIMIT (1UL << 30)
#define JOBS_LIMIT 64

static const char usage[] =
	"usage: ulab torture [OPTION]... [--] PROGRAM [ARG]...\n"
	"Run PROGRAM under every fault that `uload --fault=list` tells of, and compare what it does with what\n"
	"it does without: ok, different output, wrong status, a signal, a hang.\n"
	"\n"
	"      --only=LIST      allowed, broken, scarcity, all (default), and faults by name, as\n"
	"                       --only=allowed,no-brk,brk-after=3\n"
	"      --except=LIST    but not these\n"
	"      --time=SECONDS   each may take so long (default: ten times as long as without a fault, 2 s\n"
	"                       at least)\n"
	"      --memory=SIZE    … hold so much memory (default 1G)\n"
	"      --input=FILE     … and read this as standard input; - for ulab's own (default: a file that\n"
	"                       is ulab's standard input; else /dev/null)\n"
	"      --jobs=N         so many at a time (default: one for each processor, at most 4)\n"
	"      --tap            as TAP 13\n"
	"      --json           as one JSON object\n"
	"      --fixed[=SEED] --argv0=NAME --load-base=ADDR --brk=ADDR --stack-size=N --no-exe-link\n"
	"                       as uload's\n"
	"  -h, --help           this text\n"
	"\n"
	"Exit status: 0 if all of the classes allowed and scarcity that were run pass, else 1; 127 PROGRAM not\n"
	"found; 126 cannot be loaded; 125 wrong usage, or nothing to compare with.\n";

struct settings {
	struct torture t;
	const char *only, *except, *input;
	int tap, json;
	int done, status;      /* nothing to run */
};

/* ---- options ---- */

static void finish(struct settings *s, int status)
{
	s->done = 1;
	s->status = status;
}

static void read_seconds(struct settings *s, const char *value)
{
	char *end;

	s->t.seconds = strtod(value, &end);
	if (end == value || *end || !(s->t.seconds > 0) || s->t.seconds > 1e6)
		finish(s, ulab_error(STATUS_USAGE, "--time=%s: needs seconds, as 0.5 or 10", value));
}

static void read_memory(struct settings *s, const char *value)
{
	char *end;
	uint64_t n = strtoull(value, &end, 10);
	unsigned shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;

	if (*value < '1' || *value > '9' || end[shift != 0] || n > UINT64_MAX >> shift)
		finish(s, ulab_error(STATUS_USAGE, "--memory=%s: needs a size in bytes, as 256M (K, M, G)", value));
	s->t.limits.memory = n << shift;
}

static void read_jobs(struct settings *s, const char *value)
{
	char *end;
	unsigned long n = strtoul(value, &end, 10);

	if (*value < '1' || *value > '9' || *end || n > JOBS_LIMIT)
		finish(s, ulab_error(STATUS_USAGE, "--jobs=%s: needs a number from 1 to %d", value, JOBS_LIMIT));
	s->t.limits.jobs = (unsigned)n;
}

static int option(struct settings *s, int argc, char **argv, int *i)
{
	const char *value;

	if ((value = ulab_option_value("--only", argc, argv, i)))
		s->only = value;
	else if ((value = ulab_option_value("--except", argc, argv, i)))
		s->except = value;
	else if ((value = ulab_option_value("--input", argc, argv, i)))
		s->input = value;
	else if ((value = ulab_option_value("--time", argc, argv, i)))
		read_seconds(s, value);
	else if ((value = ulab_option_value("--memory", argc, argv, i)))
		read_memory(s, value);
	else if ((value = ulab_option_value("--jobs", argc, argv, i)))
		read_jobs(s, value);
	else if (!strcmp(argv[*i], "--tap"))
		s->tap = 1;
	else if (!strcmp(argv[*i], "--json"))
		s->json = 1;
	else
		return ulab_load_option(argc, argv, i, &s->t.load);
	return 1;
}

/* Index of the program in argv. */
static int read_options(struct settings *s, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && !s->done; i++) {
		const char *given = argv[i];

		if (!strcmp(given, "--"))
			return i + 1;
		if (!strcmp(given, "-h") || !strcmp(given, "--help"))
			finish(s, fputs(usage, stdout) < 0 || fflush(stdout));
		else if (!option(s, argc, argv, &i))
			finish(s, ulab_error(STATUS_USAGE, "%s: unknown option, or it lacks a value "
				"(ulab torture --help tells the options)", given));
	}
	return i;
}

/* ---- with each ---- */

static void prepare(struct settings *s, struct job *jobs)
{
	struct torture *t = &s->t;

	for (size_t i = 0; i < t->faults.count; i++) {
		struct fault *f = &t->faults.fault[i];
		struct job *job = &jobs[t->count];

		if (!f->wanted)
			continue;
		if (f->by_ulab && f->denial == DENY_NOTHING) {
			ulab_error(0, "%s: left out: this ulab does not know how it is done", f->name);
			continue;
		}
		*job = (struct job){.name = f->spec, .deny = f->by_ulab ? f : NULL, .argv = given_argv(t, f)};
		t->result[t->count++] = (struct result){.fault = f, .outcome = &job->outcome};
	}
}

static int torture(struct settings *s)
{
	struct torture *t = &s->t;
	struct job *jobs = calloc(t->faults.count + 1, sizeof *jobs);
	int status;

	t->result = calloc(t->faults.count + 1, sizeof *t->result);
	if (!jobs || !t->result)
		abort();
	prepare(s, jobs);
	run_jobs(jobs, t->count, &t->limits);
	status = clean_again(t, "without a fault, at last"); /* what changes slowly, as the time */
	if (status)
		return status;
	for (size_t i = 0; i < t->count; i++) {
		judge(&t->expectation, &t->result[i]);
		t->failed += t->result[i].counts && !t->result[i].pass;
	}
	if (s->tap)
		show_tap(t);
	else if (!s->json)
		show_table(t);
	else if (show_json(t))
		return ulab_error(1, "no memory, or standard output cannot be written");
	if (fflush(stdout) || ferror(stdout))
		return ulab_error(1, "standard output: %s", strerror(errno));
	return t->failed != 0;
}

int torture_main(int argc, char **argv)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct settings s = {.only = "all"};
	int i, status;

	s.t.limits = (struct limits){.memory = MEMORY_LIMIT, .output = OUTPUT_LIMIT, .progress = isatty(2),
		.jobs = processors < 1 ? 1 : processors > 4 ? 4 : (unsigned)processors};
	given_streams();
	i = read_options(&s, argc, argv);
	if (s.done)
		return s.status;
	if (s.tap && s.json)
		return ulab_error(STATUS_USAGE, "--tap or --json, not both");
	if (i >= argc)
		return ulab_error(STATUS_USAGE, "no program is given (ulab torture --help tells the options)");
	s.t.argv = argv + i;
	s.t.limits.uload = given_uload();
	if (!s.t.limits.uload)
		return ulab_error(STATUS_CANNOT, "uload lies neither beside ulab nor in PATH");
	(void)((status = given_input(&s.t.limits, s.input)) || (status = table_read(&s.t.faults, &s.t.limits))
		|| (status = table_choose(&s.t.faults, s.only, s.except)) || (status = clean_learn(&s.t))
		|| (status = torture(&s)));
	return status;
}
