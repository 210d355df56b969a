/* signals.c: ulab's own signals. What the terminal sends, it sends to the program as well: ulab
 * lets it do what it does with it and waits for its end. What is sent to ulab alone to end it is
 * passed on. The second signal of either sort kills the program, so that the summary can be
 * written.
 *
 * Ctrl-Z: were ulab stopped by it at once, the program would get its own SIGTSTP only after the
 * SIGCONT of both. So ulab stops when the program has, and only then: it may have other plans for
 * the signal. */
#include "watch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t came, pass_on;
static int acted;              /* on so many of them */

static void note(int signal)
{
	came = came + 1;
	if (signal == SIGTERM || signal == SIGHUP)
		pass_on = signal;
}

static void nothing(int signal)
{
	(void)signal;
}

static const struct { int signal; void (*function)(int); } handled[] = {
	{SIGINT, note}, {SIGQUIT, note}, {SIGTERM, note}, {SIGHUP, note}, {SIGPIPE, nothing},
	{SIGTSTP, nothing}, {SIGXFSZ, nothing}, /* a write fails instead */
};
#define HANDLED (sizeof handled / sizeof *handled)
static struct sigaction before[HANDLED];

/* What is ignored stays so. */
void watch_signals_start(void)
{
	struct sigaction action;

	came = pass_on = acted = 0;
	memset(&action, 0, sizeof action);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < HANDLED; i++) {
		action.sa_handler = handled[i].function;
		if (!sigaction(handled[i].signal, NULL, &before[i]) && before[i].sa_handler != SIG_IGN)
			sigaction(handled[i].signal, &action, NULL);
	}
}

void watch_signals_end(void)
{
	for (size_t i = 0; i < HANDLED; i++)
		sigaction(handled[i].signal, &before[i], NULL);
}

int watch_signals_act(struct tracer *tracer)
{
	if (acted == came)
		return 0;
	acted = came;
	if (acted > 1)
		tracer_signal(tracer, SIGKILL);
	else if (pass_on)
		tracer_signal(tracer, pass_on);
	return 1;
}

/* Is the process in a stop? */
static int stands(int pid)
{
	char name[40], text[256], *end;
	size_t n;
	FILE *f;

	snprintf(name, sizeof name, "/proc/%d/stat", pid);
	if (!(f = fopen(name, "re")))
		return 0;
	n = fread(text, 1, sizeof text - 1, f);
	fclose(f);
	text[n] = '\0';
	end = strrchr(text, ')');
	return end && (end[2] == 't' || end[2] == 'T');
}

int watch_job_event(const struct event *e)
{
	return e->kind == EVENT_SIGNAL
		&& (e->number == SIGTSTP || e->number == SIGTTIN || e->number == SIGTTOU);
}

/* Twice, with a while in between: no other stop lasts when there is nothing to tell. */
void watch_job_stop(int *stopping, int pid)
{
	if (!stands(pid)) {
		*stopping = 0;
	} else if (++*stopping > 2) {
		*stopping = 0;
		raise(SIGSTOP);
	}
}
