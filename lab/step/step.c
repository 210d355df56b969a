/* step.c: ulab step: the command line, and the end of the process that was stepped. */
#include "step.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools.h"

static volatile sig_atomic_t stop;

static const char usage[] =
	"usage: ulab step [OPTION]... PROGRAM [ARG]...\n"
	"Load a program step by step: the file, the address space, what each step does and why.\n"
	"The process is really stopped after each step.\n\n"
	"      --plain    as text, with Enter to go on; what is left of the standard input when the\n"
	"                 program starts is the program's\n"
	"      --fixed[=SEED] --argv0=NAME --load-base=ADDR --brk=ADDR --stack-size=N --no-exe-link\n"
	"                 as for uload\n"
	"  -h, --help     this text\n\n"
	"Keys: n next, p back, j run to the jump, x bytes, m maps, t stack, ? help, q quit.\n"
	"Exit status: the program's own; 0 if you quit; 127 not found; 126 cannot be loaded; 125 usage.\n";

static void on_signal(int number)
{
	stop = number;
}

static void catch_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
	struct sigaction action = {.sa_handler = on_signal}, old;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!sigaction(numbers[i], NULL, &old) && old.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
}

/* Index of the program in argv, or -1 after a message, or 0 after --help. */
static int options(int argc, char **argv, int *plain, char ***load)
{
	int i;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (!strcmp(argv[i], "--"))
			return i + 1;
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			fputs(usage, stdout);
			return 0;
		}
		if (!strcmp(argv[i], "--plain")) {
			*plain = 1;
		} else if (!ulab_load_option(argc, argv, &i, load)) {
			ulab_error(0, "step: %s: no such option (ulab step --help lists them)", argv[i]);
			return -1;
		}
	}
	return i;
}

static int leave(struct session *s, int quit)
{
	int number = stop, status;

	if (s->moments && s->ended && !s->entered)
		ulab_error(0, "step: the process ended in the middle of the load, after step %zu",
			s->moments - 1);
	status = session_end(s);

	if (number) { /* as if it had not been caught */
		signal(number, SIG_DFL);
		raise(number);
	}
	if (quit || status < 0)
		return fflush(stdout) ? 1 : 0;
	ulab_leave(status);
}

static int run(struct tracer_options *o, int plain, int ascii)
{
	struct session s = {.stop = &stop};
	char why[512];
	int status = STATUS_CANNOT;

	if (!plain)
		return leave(&s, full_run(&s, o, ascii));
	if (session_start(&s, o, why, &status)) {
		session_end(&s);
		return ulab_error(status, "%s", why);
	}
	return leave(&s, plain_run(&s, o, ascii));
}

int step_main(int argc, char **argv)
{
	int plain = 0, ascii, i;
	char **load = NULL;
	const char *unfit;

	i = options(argc, argv, &plain, &load);
	if (i <= 0)
		return i ? STATUS_USAGE : fflush(stdout) ? 1 : 0;
	if (i >= argc)
		return ulab_error(STATUS_USAGE, "step: no PROGRAM (ulab step --help)");
	setlocale(LC_CTYPE, "");
	ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	if (!plain && (unfit = full_unfit()))
		return ulab_error(STATUS_USAGE, "step: %s: use ulab step --plain, or ulab report for a page",
			unfit);
	catch_signals();
	return run(&(struct tracer_options){.argv = argv + i, .load_options = load, .steps = 1,
		.faults = !plain, .heap = !plain, .terminal = -1}, plain, ascii);
}
