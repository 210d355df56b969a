/* runner.c: see runner.h.
 *
 *   parent   fork   (trace) go ─┐   wait: signals, standard output, the end     judge, exit
 *   child           wait for it ┘   load, tell, be the program … exit
 *
 * What is told is one of the plan's last steps, so a load that was refused has told nothing: its line and
 * status stand. Signals are not handled but read (signalfd(2)): uload has no writable data to handle
 * them with. */
#include "runner.h"

#include <errno.h>
#include <linux/ptrace.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>

#include "expect.h"
#include "high_water.h"
#include "options.h"
#include "output.h"
#include "sys.h"
#include "verdict.h"

#define FIRST_FREE_FD 3 /* standard descriptors may be closed: nothing of ours is put there */
#define OPTIONS (PTRACE_O_TRACEEXIT | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL)
#define BIT(signal) (1UL << ((signal) - 1))

struct runner {
	const struct request *rq;
	int pid;
	int go[2], tell[2], out[2]; /* pipes, -1: none; closed ends too */
	int wanted, empty;          /* the file of --expect-out; an empty standard input for the child */
	int signals;
	uint64_t old_mask;
	int replaced, done, status; /* status: as from wait(2) */
	struct high_water water;
	struct expect expect;
};

/* ---- getting ready ---- */

static int complain(const char *option, const char *what, int error)
{
	char buffer[512];
	struct text t;

	output_open(&t, 2, buffer, sizeof buffer);
	text_format(&t, "uload: %s: %s: ", option, what);
	text_errno(&t, error);
	text_string(&t, "\n");
	output_close(&t);
	return USAGE_ERROR;
}

/* The same descriptor, close-on-exec, away from the standard ones; or -errno. */
static long away(long fd)
{
	long moved;

	if (sys_failed(fd) || fd >= FIRST_FREE_FD)
		return fd;
	moved = sys3(__NR_fcntl, fd, F_DUPFD_CLOEXEC, FIRST_FREE_FD);
	sys_close((int)fd);
	return moved;
}

static int pipe_away(int ends[2])
{
	long error = sys2(__NR_pipe2, ends, O_CLOEXEC);

	for (int i = 0; !sys_failed(error) && i < 2; i++) {
		long end = away(ends[i]);

		if (sys_failed(end))
			error = end;
		else
			ends[i] = (int)end;
	}
	return sys_failed(error) ? (int)-error : 0;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		sys_close(*fd);
	*fd = -1;
}

/* "-": standard input, of which the program then has none. */
static int open_wanted(struct runner *r, const char *name)
{
	int standard = !strcmp(name, "-");
	long fd = standard ? sys3(__NR_fcntl, 0, F_DUPFD_CLOEXEC, FIRST_FREE_FD)
		: away(sys_open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0));
	int error = sys_failed(fd) ? (int)-fd : expect_open(&r->expect, (int)fd);

	r->wanted = (int)fd;
	if (!error && standard) {
		fd = away(sys_open("/dev/null", O_RDONLY | O_CLOEXEC, 0));
		error = sys_failed(fd) ? (int)-fd : 0;
		r->empty = (int)fd;
	}
	return error ? complain("--expect-out", name, error) : 0;
}

static int make_ready(struct runner *r)
{
	uint64_t mask = BIT(SIGCHLD) | BIT(SIGINT) | BIT(SIGTERM) | BIT(SIGHUP) | BIT(SIGQUIT);
	int error;

	if (r->rq->expect_out && (error = open_wanted(r, r->rq->expect_out)))
		return error;
	error = pipe_away(r->go);
	if (!error)
		error = pipe_away(r->tell);
	if (!error && r->rq->expect_out)
		error = pipe_away(r->out);
	if (error)
		return complain("waiting for the program", "pipe", error);
	sys4(__NR_rt_sigprocmask, SIG_BLOCK, &mask, &r->old_mask, 8);
	r->signals = (int)away(sys4(__NR_signalfd4, -1, &mask, 8, SFD_CLOEXEC));
	if (r->signals >= 0)
		return 0;
	sys4(__NR_rt_sigprocmask, SIG_SETMASK, &r->old_mask, NULL, 8);
	return complain("waiting for the program", "signalfd", -r->signals);
}

/* ---- the child ---- */

/* Returns when the parent is ready; what was made for the parent is gone then. */
static void be_child(struct runner *r, struct request *rq)
{
	char byte;

	shut(&r->go[1]);
	if (sys_read(r->go[0], &byte, 1) != 1)
		sys_exit(USAGE_ERROR); /* the parent has said why */
	shut(&r->go[0]);
	shut(&r->tell[0]);
	shut(&r->out[0]);
	shut(&r->signals);
	shut(&r->wanted);
	if (r->out[1] >= 0)
		sys3(__NR_dup3, r->out[1], 1, 0);
	if (r->empty >= 0)
		sys3(__NR_dup3, r->empty, 0, 0);
	shut(&r->out[1]);
	shut(&r->empty);
	sys4(__NR_rt_sigprocmask, SIG_SETMASK, &r->old_mask, NULL, 8);
	rq->tell = r->tell[1];
}

/* ---- the parent: tracing ---- */

static long trace(int request, int pid, uint64_t value)
{
	return sys4(__NR_ptrace, request, pid, 0, value);
}

/* Did the program begin to run? Then *painting is what it told. */
static int was_entered(const struct runner *r, struct painting *painting)
{
	int bytes = 0;

	sys3(__NR_ioctl, r->tell[0], FIONREAD, &bytes);
	return bytes == (int)sizeof *painting
		&& sys_read(r->tell[0], painting, sizeof *painting) == (long)sizeof *painting;
}

static int stops_group(int signal)
{
	return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

static void look_at_stack(struct runner *r, struct painting *painting, int *entered)
{
	*entered = was_entered(r, painting);
	if (*entered && r->replaced)
		r->water.state = REPLACED;
	else if (*entered)
		high_water_read(r->pid, painting, &r->water);
}

static void go_on(struct runner *r, int status, struct painting *painting, int *entered)
{
	int event = status >> 16, signal = WSTOPSIG(status);

	switch (event) {
	case PTRACE_EVENT_EXIT: look_at_stack(r, painting, entered); break;
	case PTRACE_EVENT_EXEC: r->replaced = 1; break;
	case PTRACE_EVENT_STOP:
		if (stops_group(signal)) {
			trace(PTRACE_LISTEN, r->pid, 0);
			return;
		}
		break;
	default:
		trace(PTRACE_CONT, r->pid, (uint64_t)signal);
		return;
	}
	trace(PTRACE_CONT, r->pid, 0);
}

/* ---- the parent: waiting ---- */

static void reap(struct runner *r, struct painting *painting, int *entered)
{
	int status = 0;
	long got;

	while (!r->done && (got = sys4(__NR_wait4, r->pid, &status, WNOHANG | __WALL, 0)) != 0) {
		if (got != r->pid) {
			r->done = 1; /* somebody else has its status */
			r->status = USAGE_ERROR << 8;
		} else if (WIFSTOPPED(status)) {
			go_on(r, status, painting, entered);
		} else {
			r->done = 1;
			r->status = status;
		}
	}
}

/* A key's signal goes to the whole group, and so to the child anyway. */
static void hear(struct runner *r, struct painting *painting, int *entered)
{
	struct signalfd_siginfo info;

	if (sys_read(r->signals, &info, sizeof info) != (long)sizeof info)
		return;
	if (info.ssi_signo == SIGCHLD)
		reap(r, painting, entered);
	else if (info.ssi_code <= 0)
		sys2(__NR_kill, r->pid, info.ssi_signo);
}

/* At most `most` bytes. */
static size_t take_output(struct runner *r, size_t most)
{
	unsigned char bytes[4096];
	long n = sys_read(r->out[0], bytes, most < sizeof bytes ? most : sizeof bytes);

	if (n == -EINTR)
		return 0;
	if (n <= 0) {
		shut(&r->out[0]);
		return 0;
	}
	expect_more(&r->expect, bytes, (size_t)n);
	return (size_t)n;
}

/* What the program wrote before its end. Others may hold the pipe and write on: nobody waits for them. */
static void take_rest(struct runner *r)
{
	int bytes = 0;

	if (r->out[0] >= 0)
		sys3(__NR_ioctl, r->out[0], FIONREAD, &bytes);
	while (r->out[0] >= 0 && bytes > 0)
		bytes -= (int)take_output(r, (size_t)bytes);
	shut(&r->out[0]);
}

/* Returns whether the program was entered. */
static int wait_for_end(struct runner *r)
{
	struct painting painting;
	int entered = 0;

	while (!r->done) {
		struct pollfd fds[2] = {{.fd = r->signals, .events = POLLIN},
			{.fd = r->out[0], .events = POLLIN}};

		struct timespec second = {1, 0}; /* look, even if no signal should come */

		if (sys5(__NR_ppoll, fds, 2, &second, NULL, 8) <= 0) {
			reap(r, &painting, &entered);
			continue;
		}
		if (fds[1].revents)
			take_output(r, sizeof r->expect.buffer);
		if (fds[0].revents)
			hear(r, &painting, &entered);
	}
	take_rest(r);
	if (r->rq->expect_out)
		expect_end(&r->expect);
	return entered || was_entered(r, &painting);
}

/* ---- the end ---- */

/* The child's end as our own; nobody needs two core files. */
static int end_alike(const struct runner *r)
{
	uint64_t none[2] = {0, 0}, action[4] = {(uint64_t)SIG_DFL}, mask;

	if (!WIFSIGNALED(r->status))
		return WEXITSTATUS(r->status);
	mask = BIT(WTERMSIG(r->status));
	sys4(__NR_prlimit64, 0, RLIMIT_CORE, none, NULL);
	sys4(__NR_rt_sigaction, WTERMSIG(r->status), action, NULL, 8);
	sys4(__NR_rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, 8);
	sys2(__NR_kill, sys0(__NR_getpid), WTERMSIG(r->status));
	return 128 + WTERMSIG(r->status); /* the first process of a namespace does not die of it */
}

static int be_parent(struct runner *r)
{
	uint64_t action[4] = {(uint64_t)SIG_DFL};
	char buffer[512];
	struct text t;
	int status;

	sys4(__NR_rt_sigaction, SIGCHLD, action, NULL, 8); /* ignored, children leave no status */
	shut(&r->go[0]);
	shut(&r->tell[1]);
	shut(&r->out[1]);
	shut(&r->empty);
	if (r->rq->stack_report) {
		long error = trace(PTRACE_SEIZE, r->pid, OPTIONS);

		if (sys_failed(error)) {
			shut(&r->go[1]);
			return complain("--stack-report", "ptrace", (int)-error);
		}
	}
	sys_write(r->go[1], "", 1);
	shut(&r->go[1]);
	if (!wait_for_end(r))
		return end_alike(r); /* a refusal */
	output_open(&t, 2, buffer, sizeof buffer);
	if (r->rq->stack_report)
		high_water_print(&r->water, r->rq->program, &t);
	if (r->expect.error)
		status = complain("--expect-out", r->rq->expect_out, r->expect.error);
	else
		status = verdict(r->rq, r->status, &r->expect, &t);
	output_close(&t);
	return status == VERDICT_NONE ? end_alike(r) : status;
}

/* Not part of the child's stack while it loads: it holds a few pages. */
__attribute__((noinline)) int runner_run(struct request *rq)
{
	struct runner r;
	int error;

	memset(&r, 0, sizeof r);
	r.rq = rq;
	r.go[0] = r.go[1] = r.tell[0] = r.tell[1] = r.out[0] = r.out[1] = -1;
	r.wanted = r.empty = r.signals = -1;
	error = make_ready(&r);
	if (error)
		return error;
	r.pid = (int)sys5(__NR_clone, SIGCHLD, 0, 0, 0, 0);
	if (r.pid < 0)
		return complain("waiting for the program", "fork", -r.pid);
	if (r.pid > 0)
		return be_parent(&r);
	be_child(&r, rq);
	return RUNNER_CHILD;
}
