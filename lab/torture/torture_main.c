/* torture_main.c: `ulab torture`: twice without a fault, to learn what the program does; then once with
 * each fault; once more without, for what changes slowly; then the verdicts. */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools.h"

#define CLEAN_SECONDS 60.0
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
	double seconds;        /* 0: not given */
	int tap, json;
	char **load;           /* options of uload */
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

	s->seconds = strtod(value, &end);
	if (end == value || *end || !(s->seconds > 0) || s->seconds > 1e6)
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

/* The value of "--NAME=VALUE" or "--NAME VALUE", or NULL. */
static const char *value_of(const char *name, int argc, char **argv, int *i)
{
	size_t n = strlen(name);

	if (strncmp(argv[*i], name, n) || (argv[*i][n] && argv[*i][n] != '='))
		return NULL;
	if (argv[*i][n])
		return argv[*i] + n + 1;
	return *i + 1 < argc ? argv[++*i] : NULL;
}

static int option(struct settings *s, int argc, char **argv, int *i)
{
	const char *value;

	if ((value = value_of("--only", argc, argv, i)))
		s->only = value;
	else if ((value = value_of("--except", argc, argv, i)))
		s->except = value;
	else if ((value = value_of("--input", argc, argv, i)))
		s->input = value;
	else if ((value = value_of("--time", argc, argv, i)))
		read_seconds(s, value);
	else if ((value = value_of("--memory", argc, argv, i)))
		read_memory(s, value);
	else if ((value = value_of("--jobs", argc, argv, i)))
		read_jobs(s, value);
	else if (!strcmp(argv[*i], "--tap"))
		s->tap = 1;
	else if (!strcmp(argv[*i], "--json"))
		s->json = 1;
	else
		return ulab_load_option(argc, argv, i, &s->load);
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

/* ---- what is given to the children ---- */

/* A file of ulab's own with all that can be read from `fd`, so that each child reads it from its
 * beginning. -1: errno. */
static int keep_input(int fd)
{
	int file = memfd_create("input", MFD_CLOEXEC);
	char block[65536];
	ssize_t n;

	while (file >= 0 && (n = read(fd, block, sizeof block)) != 0)
		if ((n < 0 && errno != EINTR) || (n > 0 && write(file, block, (size_t)n) != n)) {
			close(file);
			return -1;
		}
	return file;
}

static int find_input(struct settings *s)
{
	struct stat st;
	int own = !s->input || !strcmp(s->input, "-");
	int fd = own ? 0 : open(s->input, O_RDONLY | O_CLOEXEC);

	s->t.limits.input = -1;
	if (!s->input && (fstat(0, &st) || !S_ISREG(st.st_mode)))
		return 0; /* a terminal or a pipe might never end */
	if (fd >= 0)
		s->t.limits.input = keep_input(fd);
	if (s->t.limits.input < 0)
		return ulab_error(STATUS_USAGE, "%s: cannot be read as input: %s", own ? "standard input"
			: s->input, strerror(errno));
	if (!own)
		close(fd);
	return 0;
}

/* What is opened next shall not be taken for a standard stream. */
static void fill_standard_streams(void)
{
	int fd;

	while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd < 3)
		;
	if (fd >= 0)
		close(fd);
}

/* It lies beside ulab, or in PATH. */
static char *find_uload(void)
{
	const char *path = getenv("PATH"), *part = ulab_folder();
	size_t size = strlen(part);
	char *name = malloc(size + (path ? strlen(path) : 0) + 16);

	for (int first = 1; name && part; first = 0) {
		if (!first)
			size = strcspn(part, ":");
		sprintf(name, "%.*s/uload", (int)size, size ? part : ".");
		if (!access(name, X_OK))
			return name;
		part = first ? path : part[size] ? part + size + 1 : NULL;
	}
	free(name);
	return NULL;
}

/* uload [--fault=SPEC | --stop] options -- program arguments */
static char **make_argv(const struct settings *s, const struct fault *f)
{
	size_t n = 0, options = 0, words = 0;
	char **argv, *fault;

	while (s->load && s->load[options])
		options++;
	while (s->t.argv[words])
		words++;
	argv = calloc(options + words + 4, sizeof *argv);
	fault = f && !f->by_ulab ? malloc(strlen(f->spec) + 9) : NULL;
	if (!argv || (f && !f->by_ulab && !fault))
		abort();
	argv[n++] = (char *)"uload";
	if (fault) {
		sprintf(fault, "--fault=%s", f->spec);
		argv[n++] = fault;
	} else if (f) {
		argv[n++] = (char *)"--stop";
	}
	for (size_t i = 0; i < options; i++)
		argv[n++] = s->load[i];
	argv[n++] = (char *)"--";
	memcpy(argv + n, s->t.argv, words * sizeof *argv);
	return argv;
}

/* ---- without a fault ---- */

static int cannot_compare(const struct settings *s, const struct outcome *o)
{
	const char *name = s->t.argv[0];

	switch (o->ending) {
	case TOO_LONG:
		return ulab_error(STATUS_USAGE, "%s: takes more than %.4g s without a fault: give it less to do, or "
			"--time=SECONDS", name, s->t.limits.seconds);
	case TOO_LARGE:
		return ulab_error(STATUS_USAGE, "%s: holds more than %llu MiB without a fault: --memory=SIZE", name,
			(unsigned long long)(s->t.limits.memory >> 20));
	case TOO_LOUD:
		return ulab_error(STATUS_USAGE, "%s: writes more than %lu MiB without a fault: give it less to do",
			name, OUTPUT_LIMIT >> 20);
	case NOT_STARTED:
		return ulab_error(STATUS_CANNOT, "%s: %s", name, o->why);
	case ENDED:
		break;
	}
	return ulab_error(STATUS_USAGE, "%s: dies of signal %d (%s) without a fault: there is nothing to compare "
		"with", name, WTERMSIG(o->status), strsignal(WTERMSIG(o->status)));
}

/* uload did not run it: it has said why. */
static int not_loaded(const struct outcome *o)
{
	int status = WIFEXITED(o->status) ? WEXITSTATUS(o->status) : 0;

	if (o->ending != ENDED || status < STATUS_USAGE || status > STATUS_NOT_FOUND || o->out[0].size
	    || o->out[1].size < 7 || memcmp(o->out[1].bytes, "uload: ", 7))
		return 0;
	fwrite(o->out[1].bytes, 1, o->out[1].size, stderr);
	return status;
}

/* One run; *outcome is filled. An exit status: 0, or it was said why it is none to compare with. */
static int run_clean(struct settings *s, const char *name, struct outcome *outcome)
{
	struct job job = {.name = name, .argv = make_argv(s, NULL)};
	struct limits limits = s->t.limits;
	int status;

	limits.jobs = 1;
	run_jobs(&job, 1, &limits);
	free(job.argv);
	*outcome = job.outcome;
	status = not_loaded(outcome);
	if (!status && (outcome->ending != ENDED || WIFSIGNALED(outcome->status)))
		status = cannot_compare(s, outcome);
	return status;
}

static int again(struct settings *s, const char *name)
{
	struct outcome outcome;
	int status = run_clean(s, name, &outcome);

	if (status)
		return status;
	if (judge_again(&s->t.expectation, &outcome))
		return ulab_error(STATUS_USAGE, "%s: ends with status %d once and with %d another time, without a "
			"fault: there is nothing to compare with (--fixed may help)", s->t.argv[0],
			WEXITSTATUS(s->t.expectation.status), WEXITSTATUS(outcome.status));
	return 0; /* its output stays: the expectation may show a line of it */
}

static int learn(struct settings *s)
{
	struct torture *t = &s->t;
	struct outcome first;
	int status;

	t->limits.seconds = s->seconds > 0 ? s->seconds : CLEAN_SECONDS;
	status = run_clean(s, "without a fault", &first);
	if (status)
		return status;
	judge_first(&t->expectation, &first);
	status = again(s, "without a fault, again");
	if (!status && s->seconds <= 0)
		t->limits.seconds = t->expectation.seconds > 0.2 ? 10 * t->expectation.seconds : 2;
	return status;
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
		*job = (struct job){.name = f->spec, .deny = f->by_ulab ? f : NULL, .argv = make_argv(s, f)};
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
	status = again(s, "without a fault, at last"); /* what changes slowly, as the time */
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
	fill_standard_streams();
	i = read_options(&s, argc, argv);
	if (s.done)
		return s.status;
	if (s.tap && s.json)
		return ulab_error(STATUS_USAGE, "--tap or --json, not both");
	if (i >= argc)
		return ulab_error(STATUS_USAGE, "no program is given (ulab torture --help tells the options)");
	s.t.argv = argv + i;
	s.t.limits.uload = find_uload();
	if (!s.t.limits.uload)
		return ulab_error(STATUS_CANNOT, "uload lies neither beside ulab nor in PATH");
	(void)((status = find_input(&s)) || (status = table_read(&s.t.faults, &s.t.limits))
		|| (status = table_choose(&s.t.faults, s.only, s.except)) || (status = learn(&s))
		|| (status = torture(&s)));
	return status;
}
