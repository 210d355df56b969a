/* child.c: a child in a session of its own, so that it has no terminal and can be ended with all that
 * it started. It has its input, two pipes for its outputs, no core dumps, and becomes uload. */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tools.h"

static _Noreturn void give_up(const char *what, const char *name, int error)
{
	dprintf(2, "uload: %s%s: %s\n", what, name, strerror(error));
	_exit(STATUS_CANNOT);
}

/* 1 and not 0: with 0 a program that core_pattern names would still be started. */
static void no_core(void)
{
	struct rlimit core;

	if (getrlimit(RLIMIT_CORE, &core))
		return;
	core.rlim_cur = core.rlim_max > 1 ? 1 : core.rlim_max;
	core.rlim_max = core.rlim_cur;
	setrlimit(RLIMIT_CORE, &core);
}

/* A file that is opened anew has a position of its own. */
static int open_input(int input)
{
	char path[40];

	if (input < 0)
		return open("/dev/null", O_RDONLY);
	snprintf(path, sizeof path, "/proc/self/fd/%d", input);
	return open(path, O_RDONLY);
}

static _Noreturn void become_uload(const struct job *job, const struct limits *limits, const int out[2],
	int socket, pid_t parent)
{
	sigset_t none;
	int input, error;

	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(STATUS_CANNOT);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	no_core();
	if (dup2(out[0], 1) < 0 || dup2(out[1], 2) < 0)
		_exit(STATUS_CANNOT);
	input = open_input(limits->input);
	if (input < 0 || (input > 0 && dup2(input, 0) < 0))
		give_up("its input", "", errno);
	if (input > 2)
		close(input);
	if (job->deny && (error = deny_install(job->deny->denial, socket)))
		give_up("seccomp", "", error);
	execv(limits->uload, job->argv);
	give_up("cannot run ", limits->uload, errno);
}

static int not_started(struct job *job, const char *what)
{
	job->outcome.ending = NOT_STARTED;
	snprintf(job->outcome.why, sizeof job->outcome.why, "%s: %s", what, strerror(errno));
	return -1;
}

static void close_pair(int fd[2])
{
	for (int i = 0; i < 2; i++)
		if (fd[i] >= 0)
			close(fd[i]);
}

int child_start(struct child *c, struct job *job, const struct limits *limits)
{
	int out[2] = {-1, -1}, err[2] = {-1, -1}, pair[2] = {-1, -1}, write_to[2];
	pid_t parent = getpid();

	*c = (struct child){.job = job, .pidfd = -1, .out = {-1, -1}, .listener = -1};
	if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC)
	    || (job->deny && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))) {
		not_started(job, "pipe");
		goto fail;
	}
	write_to[0] = out[1];
	write_to[1] = err[1];
	c->start = run_clock();
	c->pid = fork();
	if (c->pid == 0)
		become_uload(job, limits, write_to, pair[1], parent);
	if (c->pid < 0) {
		not_started(job, "fork");
		goto fail;
	}
	close(out[1]);
	close(err[1]);
	if (job->deny) {
		close(pair[1]);
		c->listener = deny_receive(pair[0]);
		close(pair[0]);
	}
	c->out[0] = out[0];
	c->out[1] = err[0];
	fcntl(c->out[0], F_SETFL, O_NONBLOCK);
	fcntl(c->out[1], F_SETFL, O_NONBLOCK);
	c->pidfd = (int)syscall(SYS_pidfd_open, c->pid, 0);
	return 0;
fail:
	close_pair(out);
	close_pair(err);
	close_pair(pair);
	c->job = NULL;
	return -1;
}
