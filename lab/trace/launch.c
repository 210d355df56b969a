/* launch.c: the child: it waits until it is seized, puts the filter on, and becomes uload (or the
 * program). Nothing is left behind in it: descriptors are close-on-exec but for the two that are
 * handed over, the signal mask and SIGCHLD are as they were. */
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools.h"

#define TRACE_VARIABLE "LIBC_MINI_TRACE="

static const int high[] = {700, 150, 10}; /* out of the program's way, if there is room */

struct child {
	char *file;            /* to be executed */
	char **argv, **envp;
	int go, failed;        /* pipes: begin; errno of what went wrong */
	char events[32], trace[32];
};

/* A copy at a high number that stays open over execve(2). */
static int raise_fd(int fd)
{
	int copy = -1;

	for (size_t i = 0; copy < 0 && i < sizeof high / sizeof *high; i++)
		copy = fcntl(fd, F_DUPFD, high[i]);
	return copy;
}

static size_t length(char *const *list)
{
	size_t n = 0;

	while (list && list[n])
		n++;
	return n;
}

/* uload --events=fd:N [--stop=steps] options -- program arguments */
static void make_argv(struct tracer *t, struct child *c)
{
	const struct tracer_options *o = &t->options;
	size_t more = length(o->load_options), n = 0, words = length(o->argv);

	if (o->by_kernel) {
		c->argv = o->argv;
		return;
	}
	c->argv = calloc(more + words + 5, sizeof *c->argv);
	if (!c->argv)
		trace_no_memory();
	c->argv[n++] = (char *)"uload";
	c->argv[n++] = c->events;
	if (o->steps)
		c->argv[n++] = (char *)"--stop=steps";
	for (size_t i = 0; i < more; i++)
		c->argv[n++] = o->load_options[i];
	c->argv[n++] = (char *)"--";
	for (size_t i = 0; i < words; i++)
		c->argv[n++] = o->argv[i];
}

static void make_envp(struct tracer *t, struct child *c)
{
	char **from = t->options.envp ? t->options.envp : environ;
	size_t n = length(from);

	c->envp = calloc(n + 2, sizeof *c->envp);
	if (!c->envp)
		trace_no_memory();
	for (size_t i = 0; i < n; i++) {
		c->envp[i] = from[i];
		if (!strncmp(from[i], TRACE_VARIABLE, strlen(TRACE_VARIABLE)))
			return; /* it is traced already; its records are seen all the same */
	}
	if (t->has_heap)
		c->envp[n] = c->trace;
}

static int take_terminal(int fd)
{
	if (setsid() < 0 || ioctl(fd, TIOCSCTTY, 0) < 0)
		return -1;
	for (int i = 0; i < 3; i++)
		if (dup2(fd, i) < 0)
			return -1;
	return fd > 2 ? close(fd) : 0;
}

static int hand_over(struct tracer *t, struct child *c)
{
	int fd;

	if (t->load.events >= 0) {
		fd = raise_fd(t->load.events);
		if (fd < 0)
			return -1;
		snprintf(c->events, sizeof c->events, "--events=fd:%d", fd);
	}
	if (t->has_heap) {
		fd = raise_fd(open("/dev/null", O_WRONLY | O_CLOEXEC));
		if (fd < 0)
			return -1;
		snprintf(c->trace, sizeof c->trace, TRACE_VARIABLE "%d", fd);
	}
	return 0;
}

static _Noreturn void child(struct tracer *t, struct child *c)
{
	int error;
	char byte;

	sigaction(SIGCHLD, &t->old_action, NULL);
	sigprocmask(SIG_SETMASK, &t->old_mask, NULL);
	if (read(c->go, &byte, 1) != 1)
		_exit(STATUS_CANNOT); /* ulab is gone */
	error = hand_over(t, c) || (t->options.terminal >= 0 && take_terminal(t->options.terminal))
		? errno : 0;
	if (!error)
		error = filter_install(t->options.every_call, t->has_heap);
	if (!error) {
		execve(c->file, c->argv, c->envp);
		error = errno;
	}
	while (write(c->failed, &error, sizeof error) < 0 && errno == EINTR)
		;
	_exit(STATUS_CANNOT);
}

static char *find_loader(const struct tracer *t, int *status)
{
	char path[PATH_MAX];

	if (t->options.uload)
		return strdup(t->options.uload);
	snprintf(path, sizeof path, "%s/uload", ulab_folder());
	return access(path, X_OK) ? program_find("uload", status) : strdup(path);
}

static int seize(struct tracer *t, struct child *c)
{
	long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK
		| PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;

	if (t->options.faults)
		options |= PTRACE_O_TRACEEXIT;
	if (ptrace(PTRACE_SEIZE, t->pid, NULL, (void *)options))
		return -1;
	return write(c->go, "", 1) == 1 ? 0 : -1;
}

/* Until it has executed: 0; or -1 and why not. */
static int await_exec(struct tracer *t, struct child *c, char *why, int *status)
{
	int state, error = 0;

	for (;;) {
		if (waitpid(t->pid, &state, __WALL) < 0) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (!WIFSTOPPED(state))
			break;
		if (state >> 16 == PTRACE_EVENT_EXEC) {
			stop_handle(t, t->task[0], state);
			return 0;
		}
		ptrace(PTRACE_CONT, t->pid, NULL, state >> 16 ? 0UL : (unsigned long)WSTOPSIG(state));
	}
	task_remove(t, t->task[0]);
	if (read(c->failed, &error, sizeof error) != sizeof error)
		error = ECHILD;
	*status = error == ENOENT || error == ENOTDIR ? STATUS_NOT_FOUND : STATUS_CANNOT;
	snprintf(why, 512, "%s: %s", c->file, strerror(error));
	return -1;
}

static int start(struct tracer *t, struct child *c, char *why, int *status)
{
	int go[2], failed[2] = {-1, -1}, result = -1;
	struct process *p;

	if (pipe2(go, O_CLOEXEC) || pipe2(failed, O_CLOEXEC) || (t->pid = fork()) < 0) {
		snprintf(why, 512, "cannot start a process: %s", strerror(errno));
		return -1;
	}
	if (!t->pid) {
		c->go = go[0];
		c->failed = failed[1];
		close(go[1]);
		child(t, c);
	}
	close(go[0]);
	close(failed[1]);
	c->go = go[1];
	c->failed = failed[0];
	p = process_new(t->pid, 1);
	task_add(t, t->pid, t->pid, p)->followed = 1;
	if (seize(t, c))
		snprintf(why, 512, "cannot trace a process: %s (does another tool trace ulab?)",
			strerror(errno));
	else
		result = await_exec(t, c, why, status);
	close(c->go);
	close(c->failed);
	return result;
}

int launch(struct tracer *t, char *why, int *status)
{
	struct child c = {0};
	const char *name = t->options.by_kernel ? t->options.argv[0] : "uload";
	int result;

	t->has_heap = t->options.heap && program_has_heap(t->options.argv[0]);
	*status = STATUS_CANNOT;
	c.file = t->options.by_kernel ? program_find(name, status) : find_loader(t, status);
	if (!c.file) {
		snprintf(why, 512, "%s: not found in PATH%s", name, *status == STATUS_CANNOT
			? " as an executable file" : "");
		return -1;
	}
	if (!t->options.by_kernel && (t->load.events = memfd_create("events", MFD_CLOEXEC)) < 0) {
		snprintf(why, 512, "memfd_create: %s", strerror(errno));
		return -1;
	}
	make_argv(t, &c);
	make_envp(t, &c);
	result = start(t, &c, why, status);
	if (c.argv != t->options.argv)
		free(c.argv);
	free(c.envp);
	free(c.file);
	return result;
}
