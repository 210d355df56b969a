/* report_main.c: ulab report: what happens to a program's memory, as one HTML page.
 *
 *   collect.c   a running program, or a saved stream      → events
 *   record.c    events, the model (lab/model), moments    → what the page shows
 *   data.c      that as JSON inside the page              → the file */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "collect.h"
#include "data.h"
#include "output.h"
#include "tools.h"

struct request {
	const char *output, *events, *save;
	char **load_options;
	int progress, no_faults, no_perf;
	char **argv;                   /* the program */
};

static int usage(void)
{
	fputs("usage: ulab report [OPTION]... -o FILE.html PROGRAM [ARG]...\n"
	      "       ulab report --events=FILE -o FILE.html\n"
	      "Run a program and write what happened to its memory as one HTML page.\n\n"
	      "  -o, --output=FILE    the page; needs no other file and no network\n"
	      "      --events=FILE    do not run anything: show this stream of events (- is stdin), from\n"
	      "                       ulab events, ulab report --save or uload --events\n"
	      "      --save=FILE      write the stream of events, too\n"
	      "      --no-faults      do not watch pages being touched\n"
	      "      --progress       say how far it is, even if stderr is no terminal\n"
	      "  -h, --help           this text\n"
	      "Options of uload that choose addresses and names are passed on: --fixed, --argv0, --load-base,\n"
	      "--brk, --stack-size, --no-exe-link.\n\n"
	      "Ctrl-C ends the watch; the page is written of what was seen. A second one kills the program.\n"
	      "Exit status: the program's own; 127 not found; 126 cannot be loaded (the page shows why);\n"
	      "125 wrong usage, or the page could not be written.\n", stdout);
	return fflush(stdout) ? STATUS_USAGE : 0;
}

/* One option at argv[*i]: 0, -1 for help, or an exit status. */
static int option(struct request *q, int argc, char **argv, int *i)
{
	const char *word = argv[*i], *value;

	if (!strcmp(word, "-h") || !strcmp(word, "--help"))
		return -1;
	if (!strcmp(word, "--progress"))
		q->progress = 1;
	else if (!strcmp(word, "--no-faults"))
		q->no_faults = 1;
	else if (!strcmp(word, "--no-perf"))
		q->no_perf = 1;
	else if (!strncmp(word, "-o", 2) && word[2] && word[2] != '=')
		q->output = word + 2;
	else if ((value = ulab_option_value("-o", argc, argv, i))
		 || (value = ulab_option_value("--output", argc, argv, i)))
		q->output = value;
	else if ((value = ulab_option_value("--events", argc, argv, i)))
		q->events = value;
	else if ((value = ulab_option_value("--save", argc, argv, i)))
		q->save = value;
	else if (!ulab_load_option(argc, argv, i, &q->load_options))
		return ulab_error(STATUS_USAGE, "report: %s: no such option, or its value is missing (ulab report --help)",
			word);
	return 0;
}

static int parse(struct request *q, int argc, char **argv)
{
	int i, status;

	for (i = 1; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
		status = option(q, argc, argv, &i);
		if (status)
			return status;
	}
	q->argv = argv + i;
	if (!q->output || !*q->output)
		return ulab_error(STATUS_USAGE, "report: where to? -o FILE.html comes before the program");
	if (q->events && (q->argv[0] || q->save || q->load_options))
		return ulab_error(STATUS_USAGE, "report: --events shows a stream and runs nothing: it takes no %s",
			q->argv[0] ? "program" : q->save ? "--save" : "options of uload");
	if (!q->events && !q->argv[0])
		return ulab_error(STATUS_USAGE, "report: which program? (or --events=FILE)");
	return 0;
}

static int cannot(const char *path)
{
	return ulab_error(STATUS_USAGE, "report: %s: %s", path, strerror(errno));
}

static int run(const struct request *q, struct collect *c, struct record *r, struct output *save)
{
	const struct tracer_options options = {
		.argv = q->argv, .load_options = q->load_options, .steps = 1, .faults = !q->no_faults,
		.no_perf = q->no_perf, .heap = 1, .terminal = -1,
	};
	int status;

	if (q->save && output_open(save, q->save)) {
		status = cannot(q->save);
		output_drop(save);
		return status;
	}
	c->save = save->file;
	status = collect_run(c, r, &options);
	if (q->save && output_close(save) && !status)
		cannot(q->save);
	c->save = NULL;
	return status;
}

static int write_page(const struct request *q, const struct collect *c, struct record *r, struct output *page)
{
	const struct data_options options = {
		.source = q->events ? q->events : "live", .live = !q->events, .interrupted = c->interrupted,
	};

	collect_progress(c, "ulab: report: writing the page");
	record_end(r);
	page_write(r, &options, page->file);
	collect_progress(c, NULL);
	return output_close(page) ? cannot(q->output) : 0;
}

int report_main(int argc, char **argv)
{
	static struct record record;
	struct request q = {0};
	struct collect collect = {0};
	struct output page, save = {0};
	int status = parse(&q, argc, argv), failed;

	if (status)
		return status < 0 ? usage() : status;
	if (output_open(&page, q.output)) {
		status = cannot(q.output);
		output_drop(&page);
		return status;
	}
	collect.progress = q.progress || (isatty(STDERR_FILENO) && (q.events || !isatty(STDOUT_FILENO)));
	record_init(&record);
	status = q.events ? collect_stream(&collect, &record, q.events) : run(&q, &collect, &record, &save);
	if (status) {
		output_drop(&page);
		return status;
	}
	failed = write_page(&q, &collect, &record, &page);
	if (q.events)
		return failed;
	collect_rest(&collect);
	if (failed)
		return failed;
	if (collect.wait_status < 0)
		return STATUS_USAGE;
	ulab_leave(collect.wait_status);
}
