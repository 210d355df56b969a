/* run.c: up to limits->jobs children at a time, in one loop over their descriptors. A child is over
 * when its first process is: what it left behind is killed, and what is in the pipes is read. It is
 * ended when it takes too long, holds too much memory or writes too much. */
#include "torture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TICK 20      /* ms: time limits and memory are looked at */
#define PER_CHILD 4  /* descriptors */

static volatile sig_atomic_t ended_by;

static void on_signal(int number)
{
	ended_by = number;
}

double run_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static _Noreturn void no_memory(void)
{
	fputs("ulab: no memory\n", stderr);
	abort();
}

/* ---- output ---- */

/* 0: there may be more; -1: the pipe is at its end. */
static int take(struct child *c, int stream, size_t limit)
{
	struct output *o = &c->job->outcome.out[stream];
	char block[16384];
	ssize_t n = read(c->out[stream], block, sizeof block);
	char *bytes;

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return errno == EAGAIN ? 1 : 0;
	if (n <= 0)
		return -1;
	if (o->size + (size_t)n > limit) {
		c->job->outcome.ending = TOO_LOUD;
		n = (ssize_t)(limit - o->size);
	}
	bytes = realloc(o->bytes, o->size + (size_t)n + 1);
	if (!bytes)
		no_memory();
	memcpy(bytes + o->size, block, (size_t)n);
	o->bytes = bytes;
	o->size += (size_t)n;
	bytes[o->size] = '\0';
	return 0;
}

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* ---- memory ---- */

/* Resident bytes of a process and its descendants. */
static uint64_t resident(pid_t pid, int depth)
{
	char path[64];
	unsigned long size = 0, pages = 0;
	uint64_t sum;
	FILE *f;
	int child;

	snprintf(path, sizeof path, "/proc/%d/statm", pid);
	f = fopen(path, "re");
	if (!f)
		return 0;
	if (fscanf(f, "%lu %lu", &size, &pages) != 2)
		pages = 0;
	fclose(f);
	sum = pages * (uint64_t)sysconf(_SC_PAGESIZE);
	snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
	f = depth > 0 ? fopen(path, "re") : NULL;
	if (!f)
		return sum;
	while (fscanf(f, "%d", &child) == 1)
		sum += resident(child, depth - 1);
	fclose(f);
	return sum;
}

/* ---- the end of a child ---- */

static void end(struct child *c, enum ending how)
{
	if (c->job->outcome.ending == ENDED)
		c->job->outcome.ending = how;
	kill(-c->pid, SIGKILL);
	kill(c->pid, SIGKILL); /* it may not have a session yet */
}

static void bury(struct child *c, const struct limits *limits)
{
	while (waitpid(c->pid, &c->job->outcome.status, 0) < 0 && errno == EINTR)
		;
	c->job->outcome.seconds = run_clock() - c->start;
	kill(-c->pid, SIGKILL); /* what it left behind */
	for (int i = 0; i < 2; i++) {
		while (c->out[i] >= 0 && c->job->outcome.ending == ENDED && take(c, i, limits->output) == 0)
			;
		close_one(&c->out[i]);
	}
	close_one(&c->listener);
	close_one(&c->pidfd);
	c->job = NULL;
}

/* Processes that went into sessions of their own: ulab is their parent now. */
static void bury_orphans(void)
{
	char path[64];
	int child;
	FILE *f;

	snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
	f = fopen(path, "re");
	while (f && fscanf(f, "%d", &child) == 1)
		kill(child, SIGKILL);
	if (f)
		fclose(f);
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

static void look_at_signals(struct child *children, unsigned places)
{
	if (!ended_by)
		return;
	for (unsigned i = 0; i < places; i++)
		if (children[i].job)
			end(&children[i], TOO_LONG);
	bury_orphans();
	signal(ended_by, SIG_DFL);
	raise(ended_by);
	_exit(128 + ended_by);
}

/* ---- the loop ---- */

static void list(struct child *c, struct pollfd *p)
{
	int fds[PER_CHILD] = {-1, -1, -1, -1};

	if (c->job) {
		fds[0] = c->out[0];
		fds[1] = c->out[1];
		fds[2] = c->pidfd;
		fds[3] = c->listener;
	}
	for (int i = 0; i < PER_CHILD; i++)
		p[i] = (struct pollfd){fds[i], POLLIN, 0};
}

static int is_over(const struct child *c)
{
	siginfo_t info = {0};

	return waitid(P_PID, (id_t)c->pid, &info, WEXITED | WNOHANG | WNOWAIT) || info.si_pid;
}

static void serve(struct child *c, const struct pollfd *p, const struct limits *limits)
{
	if (p[3].revents & POLLIN)
		deny_answer(c);
	else if (p[3].revents)
		close_one(&c->listener);
	if (c->job->deny)
		deny_look(c);
	for (int i = 0; i < 2; i++)
		if (p[i].revents && take(c, i, limits->output) < 0)
			close_one(&c->out[i]);
	if (is_over(c)) {
		bury(c, limits);
		return;
	}
	if (c->job->outcome.ending == TOO_LOUD)
		end(c, TOO_LOUD);
	else if (run_clock() - c->start > limits->seconds)
		end(c, TOO_LONG);
	else if (resident(c->pid, 3) > limits->memory)
		end(c, TOO_LARGE);
}

static void tell(const struct limits *limits, const struct job *job, size_t number, size_t count)
{
	if (!limits->progress)
		return;
	if (job)
		fprintf(stderr, "\r%zu of %zu  %s\033[K", number, count, job->name);
	else
		fputs("\r\033[K", stderr);
	fflush(stderr);
}

static void handle_signals(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action, old;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		memset(&action, 0, sizeof action);
		action.sa_handler = on_signal;
		if (!sigaction(numbers[i], NULL, &old) && old.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
	prctl(PR_SET_CHILD_SUBREAPER, 1);
}

void run_jobs(struct job *jobs, size_t count, const struct limits *limits)
{
	unsigned places = limits->jobs, busy = 0;
	struct child *children = calloc(places, sizeof *children);
	struct pollfd *p = calloc(places, PER_CHILD * sizeof *p);
	size_t next = 0;

	if (!children || !p)
		no_memory();
	handle_signals();
	while (next < count || busy) {
		for (unsigned i = 0; i < places && next < count; i++)
			if (!children[i].job) {
				tell(limits, &jobs[next], next + 1, count);
				child_start(&children[i], &jobs[next++], limits);
			}
		for (unsigned i = 0; i < places; i++)
			list(&children[i], p + i * PER_CHILD);
		poll(p, places * PER_CHILD, TICK);
		look_at_signals(children, places);
		busy = 0;
		for (unsigned i = 0; i < places; i++) {
			if (children[i].job)
				serve(&children[i], p + i * PER_CHILD, limits);
			busy += children[i].job != NULL;
		}
	}
	bury_orphans();
	tell(limits, NULL, 0, 0);
	free(children);
	free(p);
}
