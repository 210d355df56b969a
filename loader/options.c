/* options.c: see options.h. It writes to nothing but the request and, for --argv0, argv[]. */
#include "options.h"

#include <string.h>

const char options_usage[] =
	"usage: uload [OPTION]... [--] PROGRAM [ARG]...\n"
	"Run PROGRAM as execve(2) would, without execve(2): map it into this process, build its\n"
	"stack, and jump. A PROGRAM without a slash is looked up in PATH.\n"
	"\n"
	"  -n, --explain        print the whole plan, with reasons and a picture; do not run\n"
	"      --json           with --explain or --lint: as data\n"
	"      --lint           judge the file; exit 1 if a rule of class error is broken\n"
	"      --page=N         with --lint: as if pages had N bytes\n"
	"      --trace          run; print each step to stderr when it is done\n"
	"      --events=FILE    write each step as a line of JSON; fd:N for an open descriptor,\n"
	"                       which is closed then (but not 0, 1, 2)\n"
	"      --fault=SPEC,... a load that is unusual, wrong or short of something, on purpose;\n"
	"                       --fault=list tells of each\n"
	"      --stack-report   run; at its end say how much of the stack it used\n"
	"      --expect-exit=N  run; is its exit status N? (128 + n: signal n)\n"
	"      --expect-out=FILE  … and what it writes to standard output what is in FILE? Exit 1 if not\n"
	"      --fixed[=SEED]   no chance: addresses and AT_RANDOM are the same each time\n"
	"      --argv0=NAME     the program's argv[0]\n"
	"      --load-base=ADDR where a position-independent program goes\n"
	"      --brk=ADDR       the initial break\n"
	"      --stack-size=N   size of the stack at the start, in bytes (K, M, G)\n"
	"      --no-exe-link    leave /proc/PID/exe pointing to uload\n"
	"      --stop[=steps]   stop with SIGSTOP one step before the entry point, for gdb -p; or\n"
	"                       before the first step and after each\n"
	"      --step           load it step by step, on the terminal (ulab step)\n"
	"      --watch          run; show what happens to its memory (ulab watch)\n"
	"      --report=FILE    run; all of it as one page of HTML (ulab report)\n"
	"      --torture[=X]    run it under entry states that the ABI allows (ulab torture)\n"
	"  -h, --help           this text;  -V, --version\n"
	"\n"
	"Exit status: PROGRAM's own; 127 not found; 126 found but cannot be loaded; 125 wrong usage.\n";

enum option {
	EXPLAIN, JSON, LINT, TRACE, EVENTS, FIXED, ARGV0, LOAD_BASE, BRK, STACK_SIZE, NO_EXE_LINK,
	STACK_REPORT, EXPECT_EXIT, EXPECT_OUT, STOP, PAGE, FAULT, STEP, WATCH, REPORT, TORTURE, HELP, VERSION,
	RESTORE_PERSONALITY, RESTORE_STACK
};

enum argument { NONE, OPTIONAL, REQUIRED };

static const struct {
	char name[24];
	enum argument argument;
	enum option option;
} options[] = {
	{"explain", NONE, EXPLAIN}, {"json", NONE, JSON}, {"lint", NONE, LINT}, {"trace", NONE, TRACE},
	{"events", REQUIRED, EVENTS}, {"fixed", OPTIONAL, FIXED}, {"argv0", REQUIRED, ARGV0},
	{"load-base", REQUIRED, LOAD_BASE}, {"brk", REQUIRED, BRK},
	{"stack-size", REQUIRED, STACK_SIZE}, {"no-exe-link", NONE, NO_EXE_LINK}, {"stop", OPTIONAL, STOP},
	{"stack-report", NONE, STACK_REPORT}, {"expect-exit", REQUIRED, EXPECT_EXIT},
	{"expect-out", REQUIRED, EXPECT_OUT}, {"page", REQUIRED, PAGE}, {"fault", REQUIRED, FAULT},
	{"step", NONE, STEP}, {"watch", NONE, WATCH}, {"report", REQUIRED, REPORT},
	{"torture", OPTIONAL, TORTURE}, {"help", NONE, HELP}, {"version", NONE, VERSION},
	/* uload gives these to itself when it runs itself again (act/again.c) */
	{"restore-personality", REQUIRED, RESTORE_PERSONALITY},
	{"restore-stack-limit", REQUIRED, RESTORE_STACK},
};

static const char wrong_number[] = "needs a number";

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

/* 123, 0x7b, and with `sizes` 4K, 8M, 1G. Returns -1 if it is not such a number, or too large. */
static int read_number(const char *s, int sizes, uint64_t *value)
{
	uint64_t base = s[0] == '0' && (s[1] == 'x' || s[1] == 'X') ? 16 : 10, n = 0;
	unsigned shift = 0;

	if (base == 16)
		s += 2;
	if (digit_of(*s) >= (int)base)
		return -1;
	for (; digit_of(*s) < (int)base; s++) {
		if (n > (UINT64_MAX - (uint64_t)digit_of(*s)) / base)
			return -1;
		n = n * base + (uint64_t)digit_of(*s);
	}
	if (sizes && *s)
		shift = *s == 'K' ? 10 : *s == 'M' ? 20 : *s == 'G' ? 30 : 0;
	if (shift)
		s++;
	if (*s || (shift && n > UINT64_MAX >> shift))
		return -1;
	*value = n << shift;
	return 0;
}

/* "SOFT:HARD", two numbers */
static int read_pair(const char *s, uint64_t *a, uint64_t *b)
{
	char first[32];
	size_t n = 0;

	for (; s[n] && s[n] != ':' && n < sizeof first - 1; n++)
		first[n] = s[n];
	first[n] = '\0';
	return s[n] != ':' || read_number(first, 0, a) || read_number(s + n + 1, 0, b) ? -1 : 0;
}

/* A page size that some processor has or could have. */
static int read_page(const char *s, uint64_t *page)
{
	return read_number(s, 1, page) || *page < 4096 || *page > 1UL << 20 || (*page & (*page - 1)) ? -1 : 0;
}

/* What is no part of the request until all options are read. */
struct reading {
	const char *argv0;
	const char *lab, *lab_value; /* "--step" …: what ulab does */
	int list_faults;
};

/* ulab does one thing at a time, and shows it in its own way. */
static enum options_result want_lab(const char *option, const char *value, struct reading *r,
	const char **what)
{
	if (r->lab && strcmp(r->lab, option)) {
		*what = "one of --step, --watch, --report, --torture at a time";
		return OPTIONS_WRONG;
	}
	r->lab = option;
	r->lab_value = value;
	return OPTIONS_RUN;
}

static enum options_result want_faults(const char *list, struct request *rq, struct reading *r,
	const char **word)
{
	struct fault_error ignored;

	if (!strcmp(list, "list") || !strcmp(list, "help")) {
		r->list_faults = 1;
		return OPTIONS_RUN;
	}
	if (rq->faults.on) {
		*word = "is given twice: one list, with commas";
		return OPTIONS_WRONG;
	}
	*word = list;
	return fault_parse(list, &rq->faults, &ignored) ? OPTIONS_FAULT : OPTIONS_RUN;
}

/* One option with its value (or NULL). Returns OPTIONS_RUN to go on. */
static enum options_result apply(enum option option, const char *value, struct request *rq,
	struct reading *r, const char **what)
{
	int bad = 0;

	switch (option) {
	case EXPLAIN: rq->mode = MODE_EXPLAIN; break;
	case LINT: rq->mode = MODE_LINT; break;
	case JSON: rq->json = 1; break;
	case TRACE: rq->trace = 1; break;
	case EVENTS: rq->events = value; break;
	case FIXED:
		rq->fixed = 1;
		bad = value && read_number(value, 0, &rq->seed);
		break;
	case ARGV0: r->argv0 = value; break;
	case LOAD_BASE: rq->has_load_base = 1; bad = read_number(value, 0, &rq->load_base); break;
	case BRK: rq->has_brk = 1; bad = read_number(value, 0, &rq->brk); break;
	case STACK_SIZE:
		rq->has_stack_size = 1;
		bad = read_number(value, 1, &rq->stack_size) || rq->stack_size == 0;
		break;
	case NO_EXE_LINK: rq->no_exe_link = 1; break;
	case STOP:
		rq->stop = value ? STOP_STEPS : STOP_ENTRY;
		if (!value || !strcmp(value, "steps"))
			break;
		*what = "is --stop or --stop=steps";
		return OPTIONS_WRONG;
	case PAGE:
		if (!read_page(value, &rq->page))
			break;
		*what = "needs a power of two from 4096 (4K) to 1M";
		return OPTIONS_WRONG;
	case STACK_REPORT: rq->stack_report = 1; break;
	case EXPECT_EXIT:
		rq->has_expect_exit = 1;
		if (!read_number(value, 0, &rq->expect_exit) && rq->expect_exit <= 255)
			break;
		*what = "needs an exit status, 0 to 255 (128 + n: signal n)";
		return OPTIONS_WRONG;
	case EXPECT_OUT: rq->expect_out = value; break;
	case FAULT: return want_faults(value, rq, r, what);
	case RESTORE_PERSONALITY:
		rq->restore_personality = 1;
		bad = read_number(value, 0, &rq->personality);
		break;
	case RESTORE_STACK:
		rq->restore_stack_limit = 1;
		bad = read_pair(value, &rq->stack_soft, &rq->stack_hard);
		break;
	case HELP: return OPTIONS_HELP;
	case VERSION: return OPTIONS_VERSION;
	case STEP: return want_lab("--step", NULL, r, what);
	case WATCH: return want_lab("--watch", NULL, r, what);
	case REPORT: return want_lab("--report", value, r, what);
	case TORTURE: return want_lab("--torture", value, r, what);
	}
	if (!bad)
		return OPTIONS_RUN;
	*what = wrong_number;
	return OPTIONS_WRONG;
}

static size_t name_length(const char *word)
{
	size_t n = 0;

	while (word[n] && word[n] != '=')
		n++;
	return n;
}

/* `word` is the text behind "--"; *value what stands behind '=', or NULL. Index, or -1. */
static int find_option(const char *word, const char **value)
{
	size_t n = name_length(word);

	*value = word[n] == '=' ? word + n + 1 : NULL;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (strlen(options[i].name) == n && !memcmp(options[i].name, word, n))
			return (int)i;
	return -1;
}

static enum options_result short_option(const char *word, struct request *rq, const char **what)
{
	if (word[1] && word[2]) {
		*what = "unknown option";
		return OPTIONS_WRONG;
	}
	switch (word[1]) {
	case 'n': rq->mode = MODE_EXPLAIN; return OPTIONS_RUN;
	case 'h': return OPTIONS_HELP;
	case 'V': return OPTIONS_VERSION;
	default: *what = "unknown option"; return OPTIONS_WRONG;
	}
}

/* The option at argv[*i]; moves *i over a value that stands in the next word. */
static enum options_result long_option(size_t argc, char **argv, size_t *i, struct request *rq,
	struct reading *r, const char **what)
{
	const char *value;
	int found = find_option(argv[*i] + 2, &value);

	if (found < 0) {
		*what = "unknown option";
		return OPTIONS_WRONG;
	}
	if (options[found].argument == NONE && value) {
		*what = "takes no value";
		return OPTIONS_WRONG;
	}
	if (options[found].argument == REQUIRED && !value) {
		if (*i + 1 == argc) {
			*what = "needs a value";
			return OPTIONS_WRONG;
		}
		value = argv[++*i];
	}
	return apply(options[found].option, value, rq, r, what);
}

/* A run whose end is waited for does not go with what only looks, stops, or runs ulab. */
static const char *against_waiting(const struct request *rq, const struct reading *r,
	const char **option)
{
	int expects = rq->has_expect_exit || rq->expect_out;

	*option = rq->has_expect_exit ? "--expect-exit" : rq->expect_out ? "--expect-out" : "--stack-report";
	if (expects && rq->mode == MODE_EXPLAIN)
		return "goes without --explain";
	if ((expects || rq->stack_report) && (rq->mode == MODE_LINT || rq->stop || r->lab))
		return "goes without --lint, --stop, --step, --watch, --report and --torture";
	return NULL;
}

enum options_result options_read(size_t argc, char **argv, struct request *rq, const char **what,
	const char **word)
{
	struct reading r = {0};
	size_t i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		enum options_result result;

		*word = argv[i];
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		result = argv[i][1] == '-' ? long_option(argc, argv, &i, rq, &r, what)
			: short_option(argv[i], rq, what);
		if (result == OPTIONS_FAULT)
			*word = *what;
		if (result != OPTIONS_RUN)
			return result;
	}
	if (r.list_faults)
		return OPTIONS_FAULTS;
	if (i >= argc) {
		*what = "which PROGRAM?";
		*word = NULL;
		return OPTIONS_WRONG;
	}
	if (rq->json && rq->mode == MODE_RUN) {
		*what = "goes with --explain or --lint";
		*word = "--json";
		return OPTIONS_WRONG;
	}
	if (rq->page && rq->mode != MODE_LINT) {
		*what = "goes with --lint";
		*word = "--page";
		return OPTIONS_WRONG;
	}
	rq->program = argv[i];
	rq->argv = argv + i;
	rq->argc = argc - i;
	rq->argv0 = r.argv0;
	*what = against_waiting(rq, &r, word);
	if (*what)
		return OPTIONS_WRONG;
	*what = rq->faults.on ? fault_against_option(rq, word) : NULL;
	if (*what)
		return OPTIONS_WRONG;
	if (!r.lab)
		return OPTIONS_RUN;
	if (rq->mode != MODE_RUN || rq->trace || rq->events || rq->stop || rq->faults.on) {
		*word = r.lab;
		*what = "goes without --explain, --lint, --trace, --events, --stop and --fault";
		return OPTIONS_WRONG;
	}
	*what = r.lab + 2;
	*word = r.lab_value;
	return OPTIONS_LAB;
}
