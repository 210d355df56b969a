/* signals.c: ulab's own signals. What the terminal sends, it sends to the program as well: ulab lets it
 * do what it does with it and waits for its end. What is sent to ulab alone to end it is passed on. The
 * second signal of either sort kills the program, so that the summary can be written. */
#include "watch.h"

#include <signal.h>
#include <string.h>

static volatile sig_atomic_t came, pass_on;

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

static void handle(int signal, void (*function)(int))
{
	struct sigaction action, old;

	memset(&action, 0, sizeof action);
	action.sa_handler = function;
	sigemptyset(&action.sa_mask);
	if (!sigaction(signal, NULL, &old) && old.sa_handler != SIG_IGN)
		sigaction(signal, &action, NULL);
}

void watch_signals_start(void)
{
	came = pass_on = 0;
	handle(SIGINT, note);
	handle(SIGQUIT, note);
	handle(SIGTERM, note);
	handle(SIGHUP, note);
	handle(SIGPIPE, nothing);
}

int watch_signals_act(struct tracer *tracer)
{
	static int acted;

	if (acted == came)
		return 0;
	acted = came;
	if (acted > 1)
		tracer_signal(tracer, SIGKILL);
	else if (pass_on)
		tracer_signal(tracer, pass_on);
	return 1;
}
