/* options.c: ulab watch's command line. Options end at the program; those of uload that make sense
 * here are handed on. */
#include "watch.h"
#include "tools.h"

#include <stdio.h>
#include <string.h>

static int help(void)
{
	fputs("usage: ulab watch [OPTION]... PROGRAM [ARG]...\n"
	      "Run PROGRAM and show what happens to its memory, on standard error.\n\n"
	      "  -o FILE, --output=FILE  lines and summary go there\n"
	      "      --live              full screen; the program has a terminal of its own in a pane\n"
	      "      --summary           nothing but the summary at the end\n"
	      "      --json              nothing but the summary, as a JSON object\n"
	      "      --events=FILE       save the events, one JSON object a line\n"
	      "      --all               a line for each event: nothing is folded or counted\n"
	      "      --follow            children's events, too\n"
	      "      --no-faults         without first touches of pages\n"
	      "      --no-heap           without libc-mini's malloc calls\n"
	      "      --no-perf           first touches from pagemap alone, as where perf is refused\n"
	      "      --fixed[=SEED], --argv0=NAME, --load-base=ADDR, --brk=ADDR, --stack-size=N,\n"
	      "      --no-exe-link       as uload has them\n"
	      "  -h, --help              this text\n\n"
	      "Ctrl-C goes to the program; a second one ends it, and the summary is still written.\n"
	      "Exit status: the program's own; 127 not found; 126 cannot be loaded; 125 wrong usage.\n",
	      stdout);
	return fflush(stdout) ? 1 : 0;
}

static int read_flag(struct watch_options *o, const char *word)
{
	struct { const char *name; int *flag, value; } flags[] = {
		{"--live", &o->live, 1}, {"--summary", &o->summary_only, 1}, {"--json", &o->json, 1},
		{"--all", &o->all, 1}, {"--follow", &o->tracer.follow, 1},
		{"--no-faults", &o->tracer.faults, 0}, {"--no-heap", &o->tracer.heap, 0},
		{"--no-perf", &o->tracer.no_perf, 1},
	};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (!strcmp(flags[i].name, word)) {
			*flags[i].flag = flags[i].value;
			return 1;
		}
	return 0;
}

/* 1: an option was read; 0: none of ours; -1: one without its value. */
static int read_file_option(struct watch_options *o, int argc, char **argv, int *i)
{
	const char *value;

	if (!strncmp(argv[*i], "-o", 2)) {
		o->output = argv[*i][2] ? argv[*i] + 2 : *i + 1 < argc ? argv[++*i] : "";
		return *o->output ? 1 : -1;
	}
	if ((value = ulab_option_value("--output", argc, argv, i)) != NULL) {
		o->output = value;
		return *value ? 1 : -1;
	}
	if ((value = ulab_option_value("--events", argc, argv, i)) != NULL) {
		o->events = value;
		return *value ? 1 : -1;
	}
	return !strcmp(argv[*i], "--output") || !strcmp(argv[*i], "--events") ? -1 : 0;
}

int watch_read_options(struct watch_options *o, int argc, char **argv, int *status)
{
	int i;

	*o = (struct watch_options){.tracer = {.faults = 1, .heap = 1, .terminal = -1}};
	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		const char *word = argv[i];
		int read;

		if (!strcmp(word, "--")) {
			i++;
			break;
		}
		if (!strcmp(word, "-h") || !strcmp(word, "--help")) {
			*status = help();
			return 1;
		}
		if (read_flag(o, word))
			continue;
		read = read_file_option(o, argc, argv, &i);
		if (read < 0) {
			*status = ulab_error(STATUS_USAGE, "%s needs the name of a file", word);
			return 1;
		}
		if (!read && !ulab_load_option(argc, argv, &i, &o->tracer.load_options)) {
			*status = ulab_error(STATUS_USAGE, "%s: no such option (ulab watch --help lists them)", word);
			return 1;
		}
	}
	if (i >= argc) {
		*status = ulab_error(STATUS_USAGE, "watch: which program? "
			"(ulab watch [OPTION]... PROGRAM [ARG]...)");
		return 1;
	}
	o->tracer.argv = argv + i;
	return 0;
}
