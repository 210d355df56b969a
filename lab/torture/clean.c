/* clean.c: without a fault: what the program writes and how it ends, or why there is nothing to
 * compare with. */
#include "torture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "tools.h"

#define CLEAN_SECONDS 60.0

static int cannot_compare(const struct torture *t, const struct outcome *o)
{
	const char *name = t->argv[0];

	switch (o->ending) {
	case TOO_LONG:
		return ulab_error(STATUS_USAGE, "%s: takes more than %.4g s without a fault: give it less to "
			"do, or --time=SECONDS", name, t->limits.seconds);
	case TOO_LARGE:
		return ulab_error(STATUS_USAGE, "%s: holds more than %llu MiB without a fault: --memory=SIZE",
			name, (unsigned long long)(t->limits.memory >> 20));
	case TOO_LOUD:
		return ulab_error(STATUS_USAGE, "%s: writes more than %lu MiB without a fault: give it less to "
			"do", name, (unsigned long)(t->limits.output >> 20));
	case NOT_STARTED:
		return ulab_error(STATUS_CANNOT, "%s: %s", name, o->why);
	case ENDED:
		break;
	}
	return ulab_error(STATUS_USAGE, "%s: dies of signal %d (%s) without a fault: there is nothing to "
		"compare with", name, WTERMSIG(o->status), strsignal(WTERMSIG(o->status)));
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
static int run_clean(struct torture *t, const char *name, struct outcome *outcome)
{
	struct job job = {.name = name, .argv = given_argv(t, NULL)};
	struct limits limits = t->limits;
	int status;

	limits.jobs = 1;
	run_jobs(&job, 1, &limits);
	free(job.argv);
	*outcome = job.outcome;
	status = not_loaded(outcome);
	if (!status && (outcome->ending != ENDED || WIFSIGNALED(outcome->status)))
		status = cannot_compare(t, outcome);
	return status;
}

int clean_again(struct torture *t, const char *name)
{
	struct outcome outcome;
	int status = run_clean(t, name, &outcome);

	if (status)
		return status;
	if (judge_again(&t->expectation, &outcome))
		return ulab_error(STATUS_USAGE, "%s: ends with status %d once and with %d another time, "
			"without a fault: there is nothing to compare with (--fixed may help)", t->argv[0],
			WEXITSTATUS(t->expectation.status), WEXITSTATUS(outcome.status));
	return 0; /* its output stays: the expectation may show a line of it */
}

int clean_learn(struct torture *t)
{
	struct outcome first;
	int status;

	t->limits.seconds = t->seconds > 0 ? t->seconds : CLEAN_SECONDS;
	status = run_clean(t, "without a fault", &first);
	if (status)
		return status;
	judge_first(&t->expectation, &first);
	status = clean_again(t, "without a fault, again");
	if (!status && t->seconds <= 0)
		t->limits.seconds = t->expectation.seconds > 0.2 ? 10 * t->expectation.seconds : 2;
	return status;
}
