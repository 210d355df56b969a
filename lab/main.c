/* main.c: ulab's command line: which of its tools, and what they share. */
#include "tools.h"
#include "uload.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} tools[] = {
	{"step", step_main, "load a program step by step, with the reason and a picture of each"},
	{"watch", watch_main, "run a program and show what happens to its memory"},
	{"report", report_main, "the same as one HTML page with a slider"},
	{"lesson", lesson_main, "lessons on loading and memory, with claims that are checked"},
	{"torture", torture_main, "run a program under every fault that a load can have"},
	{"events", events_main, "run a program and write its events as lines of JSON"},
};
#define TOOLS (sizeof tools / sizeof *tools)

static int usage(FILE *out)
{
	fputs("usage: ulab TOOL [OPTION]... PROGRAM [ARG]...\n"
	      "See a program being loaded, and its memory while it runs.\n\n", out);
	for (size_t i = 0; i < TOOLS; i++)
		fprintf(out, "  ulab %-8s %s\n", tools[i].name, tools[i].help);
	fputs("\nulab TOOL --help tells the options of a tool; ulab --version the version.\n"
	      "Exit status: the program's own; 127 not found; 126 cannot be loaded; 125 wrong usage.\n", out);
	return fflush(out) ? 1 : 0;
}

int main(int argc, char **argv)
{
	if (argc > 1 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")))
		return usage(stdout);
	if (argc > 1 && (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")))
		return puts("ulab " ULOAD_VERSION) < 0;
	for (size_t i = 0; argc > 1 && i < TOOLS; i++)
		if (!strcmp(tools[i].name, argv[1]))
			return tools[i].run(argc - 1, argv + 1);
	if (argc > 1)
		return ulab_error(STATUS_USAGE, "%s: no such tool (ulab --help lists them)", argv[1]);
	usage(stderr);
	return STATUS_USAGE;
}
