/* verdict.c: see verdict.h. */
#include "verdict.h"

#include <signal.h>
#include <sys/wait.h>

static const char *signal_name(int signal)
{
	switch (signal) {
	case SIGHUP: return "SIGHUP";
	case SIGINT: return "SIGINT";
	case SIGQUIT: return "SIGQUIT";
	case SIGILL: return "SIGILL";
	case SIGTRAP: return "SIGTRAP";
	case SIGABRT: return "SIGABRT";
	case SIGBUS: return "SIGBUS";
	case SIGFPE: return "SIGFPE";
	case SIGKILL: return "SIGKILL";
	case SIGSEGV: return "SIGSEGV";
	case SIGPIPE: return "SIGPIPE";
	case SIGALRM: return "SIGALRM";
	case SIGTERM: return "SIGTERM";
	case SIGXCPU: return "SIGXCPU";
	case SIGSYS: return "SIGSYS";
	default: return "no other name";
	}
}

static uint64_t status_number(int status)
{
	return (uint64_t)(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

static void print_status(uint64_t wanted, int status, struct text *out)
{
	text_format(out, "expected exit status %u, got ", wanted);
	if (WIFSIGNALED(status))
		text_format(out, "signal %u (%s)", (uint64_t)WTERMSIG(status),
			signal_name(WTERMSIG(status)));
	else
		text_decimal(out, (uint64_t)WEXITSTATUS(status));
}

int verdict(const struct request *rq, int status, const struct expect *output, struct text *out)
{
	int other_status = status_number(status) != rq->expect_exit;
	int other_output = rq->expect_out && output->differs;

	if (!rq->has_expect_exit && !rq->expect_out)
		return VERDICT_NONE;
	if (!other_status && !other_output)
		return 0;
	text_format(out, "uload: %s: ", rq->program);
	if (other_status)
		print_status(rq->expect_exit, status, out);
	if (other_status && other_output)
		text_string(out, "; ");
	if (other_output)
		expect_print(output, out);
	text_string(out, "\n");
	return 1;
}
