/* main.c: uload's command line, from the kernel's first word to the jump or a refusal.
 *
 *   workspace   where a usual load is planned: on uload's stack, low enough that the new initial
 *               stack, which may begin up to 8 KiB (chance) lower than ours, is written above it */
#include <string.h>
#include <sys/resource.h>

#include "again.h"
#include "exec.h"
#include "laboratory.h"
#include "options.h"
#include "output.h"
#include "path.h"
#include "runner.h"
#include "show.h"
#include "sys.h"
#include "text.h"
#include "uload.h"

#define USUAL_STACK (8UL << 20) /* where the limit cannot be asked for */
#define SMALL_STACK (128UL << 10) /* below this limit the plan is made in mapped memory */
#define ARENA_BYTES 32768
#define GAP_BYTES 12288

_Noreturn void uload_start(const uint64_t *sp);

/* What has a buffer is no part of a load's frame: uload's own stack may be small. */
#define APART static __attribute__((noinline))

APART int say(int fd, const char *a, const char *b, const char *c)
{
	char buffer[512];
	struct text t;

	output_open(&t, fd, buffer, sizeof buffer);
	text_format(&t, "%s%s%s", a, b, c);
	return output_close(&t);
}

APART int refused(const struct refusal *why, const char *program)
{
	char buffer[512];
	struct text t;

	output_open(&t, 2, buffer, sizeof buffer);
	refusal_print(why, program, &t);
	output_close(&t);
	return rule_status(why->rule);
}

APART int wrong_usage(const char *word, const char *what)
{
	char buffer[512];
	struct text t;

	output_open(&t, 2, buffer, sizeof buffer);
	text_format(&t, "uload: %s%s%s (uload --help tells the options)\n", word ? word : "",
		word ? ": " : "", what);
	output_close(&t);
	return USAGE_ERROR;
}

APART int wrong_fault(const char *list)
{
	struct faults ignored;
	struct fault_error error = {0};
	char buffer[512];
	struct text t;

	fault_parse(list, &ignored, &error);
	output_open(&t, 2, buffer, sizeof buffer);
	text_string(&t, "uload: --fault: ");
	fault_error_print(&error, &t);
	text_string(&t, "\n");
	output_close(&t);
	return USAGE_ERROR;
}

APART int list_faults(int json)
{
	char buffer[512];
	struct text t;

	output_open(&t, 1, buffer, sizeof buffer);
	if (json)
		fault_list_json(&t);
	else
		fault_list(&t);
	return output_close(&t) ? 1 : 0;
}

/* A refusal of the load: as data, if that was asked for, and as the line. */
static int stopped(const struct exec *x, const struct refusal *why, const char *program)
{
	int status = show_refusal(x, why, program);

	return status < 0 ? refused(why, program) : status;
}

/* One load: plan, show, go. Returns only with an exit status: of what was shown, or a refusal's. */
static int load(const struct start *start, struct exec *x)
{
	const char *given = x->rq.program;
	struct refusal why = {0};
	int status;

	if (again_if_needed(start, &x->rq, &x->memory, &why))
		return stopped(x, &why, given);
	if (x->rq.argv0)
		start->argv[start->argc - x->rq.argc] = (char *)x->rq.argv0; /* our own vector */
	if (runner_wanted(&x->rq) && (status = runner_run(&x->rq)) != RUNNER_CHILD)
		return status;
	x->stage = STAGE_FIND;
	x->rq.program = path_find(given, start->envp, &x->memory, &why);
	if (!x->rq.program)
		return stopped(x, &why, given);
	x->stage = STAGE_SYSTEM;
	if (probe_self(start, &x->rq, &x->host, &why) || exec_plan(x, &why)
	    || (x->rq.mode == MODE_RUN && exec_prepare(x, &why)))
		return stopped(x, &why, given);
	if (x->rq.mode != MODE_RUN || x->rq.events) {
		status = show(x);
		if (x->rq.mode != MODE_RUN || status)
			return status;
	}
	exec_write(x);
	commit_run(&x->bridge);
}

static int command(const struct start *start, void *arena, size_t arena_bytes, int in_place)
{
	struct exec x;
	const char *what = NULL, *word = NULL;

	memset(&x, 0, sizeof x);
	x.rq.fd = x.file.fd = x.interp_file.fd = -1;
	x.rq.envp = start->envp;
	x.rq.envc = start->envc;
	x.host.in_place = in_place;
	x.host.owns = 1; /* uload's image: probe_self() */
	x.memory = (struct memory){arena, (unsigned char *)arena + arena_bytes, &x.host};
	switch (options_read(start->argc, start->argv, &x.rq, &what, &word)) {
	case OPTIONS_HELP: return say(1, options_usage, "", "") ? 1 : 0;
	case OPTIONS_VERSION: return say(1, "uload ", ULOAD_VERSION, "\n") ? 1 : 0;
	case OPTIONS_WRONG: return wrong_usage(word, what);
	case OPTIONS_FAULTS: return list_faults(x.rq.json);
	case OPTIONS_FAULT: return wrong_fault(word);
	case OPTIONS_LAB: return laboratory_run(start, &x.rq, what, word, &x.memory);
	case OPTIONS_RUN: break;
	}
	return load(start, &x);
}

/* The gap is never touched, so it costs nothing. */
static __attribute__((noinline)) int command_on_stack(const struct start *start)
{
	struct {
		unsigned char arena[ARENA_BYTES] __attribute__((aligned(16)));
		unsigned char gap[GAP_BYTES];
	} workspace;

	__asm__ volatile("" : : "r"(&workspace) : "memory"); /* keeps the gap */
	return command(start, workspace.arena, sizeof workspace.arena, 1);
}

_Noreturn void uload_start(const uint64_t *sp)
{
	struct start start;
	probe_start(sp, &start);
	start.stack_limit = sys_limit(RLIMIT_STACK, USUAL_STACK).soft;
	sys_exit(start.stack_limit < SMALL_STACK ? command(&start, NULL, 0, 0) : command_on_stack(&start));
}
