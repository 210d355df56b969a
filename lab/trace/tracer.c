/* tracer.c: waits for the tasks, lets them go on, hands out what they did. See tracer.h.
 *
 * A task that stopped is let go only when the queue of events is empty: so whoever takes an event
 * finds the task where the event was. SIGCHLD is blocked and read from a descriptor, so that one
 * epoll descriptor tells of stops, of full rings of fault records, and of time. */
#include "trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "space.h"
#include "tools.h"
#include "uload.h"

#define TICK_NS 50000000L
#define HELD_MS 20      /* how often to look whether a task was held long enough */

_Noreturn void trace_no_memory(void)
{
	exit(ulab_error(STATUS_CANNOT, "no memory"));
}

uint64_t trace_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000UL + (uint64_t)now.tv_nsec;
}

/* ---- the queue ---- */

void trace_push(struct tracer *t, const struct process *p, struct event *e)
{
	if (t->queued == t->queue_room) {
		t->queue_room = t->queue_room ? t->queue_room * 2 : 256;
		t->queue = realloc(t->queue, t->queue_room * sizeof *t->queue);
		if (!t->queue)
			trace_no_memory();
	}
	if (!e->time && e->kind > EVENT_WATCH)
		e->time = trace_clock() - t->start;
	if (!e->pid)
		e->pid = p ? p->pid : t->pid;
	t->count[e->kind]++;
	t->queue[t->queued++] = *e;
}

static int pop(struct tracer *t, struct event *e)
{
	if (t->first == t->queued)
		return 0;
	*e = t->queue[t->first++];
	if (t->first == t->queued)
		t->first = t->queued = 0;
	return 1;
}

void trace_areas(struct tracer *t, struct process *p, int entry)
{
	struct event e = {.kind = EVENT_AREAS, .phdr = -1, .fd = -1};
	struct space s;

	if (space_from_maps(&s, p->pid))
		return;
	e.json = json_object();
	if (entry)
		json_object_set_new(e.json, "entry", json_true());
	json_object_set_new(e.json, "areas", space_areas_json(&s));
	space_free(&s);
	trace_push(t, p, &e);
}

void trace_watch(struct tracer *t)
{
	struct event e = {.kind = EVENT_WATCH, .phdr = -1, .fd = -1};
	const struct tracer_options *o = &t->options;
	json_t *argv = json_array();

	for (size_t i = 0; o->argv[i]; i++)
		json_array_append_new(argv, event_string(o->argv[i]));
	t->start = trace_clock();
	t->watching = 1;
	e.json = json_pack("{s:i, s:s, s:o, s:s, s:i, s:b, s:b, s:b, s:I}", "schema", EVENT_SCHEMA,
		"ulab", ULOAD_VERSION, "argv", argv, "by", o->by_kernel ? "kernel" : "uload", "page",
		(int)PAGE, "heap", t->has_heap, "every_call", o->every_call, "follow", o->follow,
		"started", (json_int_t)time(NULL));
	if (o->by_kernel && program_running(t->pid))
		json_object_set_new(e.json, "program", event_string(program_running(t->pid)));
	json_object_set_new(e.json, "faults", json_string(!o->faults ? "none"
		: t->has_perf ? "perf" : "pagemap"));
	trace_push(t, NULL, &e);
}

static void push_end(struct tracer *t)
{
	struct event e = {.kind = EVENT_END, .phdr = -1, .fd = -1};
	json_t *counts = json_object();

	for (unsigned kind = EVENT_PLAN; kind < EVENT_END; kind++)
		if (t->count[kind])
			json_object_set_new(counts, event_kind_name(kind),
				json_integer((json_int_t)t->count[kind]));
	e.json = json_object();
	json_object_set_new(e.json, "status", json_integer(WIFSIGNALED(t->status)
		? 128 + WTERMSIG(t->status) : WEXITSTATUS(t->status)));
	if (WIFSIGNALED(t->status))
		json_object_set_new(e.json, "killed", json_integer(1));
	json_object_set_new(e.json, "events", counts);
	t->ended = 1;
	trace_push(t, NULL, &e);
}

/* ---- waiting ---- */

/* Returns how many wait for another thread's call. */
static int resume_all(struct tracer *t)
{
	int held = 0;

	for (size_t i = 0; i < t->tasks; i++) {
		struct task *task = t->task[i];
		unsigned long signal = (unsigned long)task->signal;

		if (!task->stopped)
			continue;
		if (!call_may_enter(task)) {
			held++;
			continue;
		}
		task->stopped = 0;
		task->signal = 0;
		ptrace((enum __ptrace_request)task->resume, task->tid, NULL, signal); /* fails if it was killed: wait tells */
	}
	return held;
}

/* The end of a call on memory follows its beginning at once: to wait for just that saves the way by
 * epoll. Only where nobody else could want something meanwhile. */
static struct task *about_to_return(const struct tracer *t)
{
	struct task *task = t->tasks == 1 ? t->task[0] : NULL;

	return task && task->stopped && task->in_call && task->resume == PTRACE_SYSCALL
		&& task->call.call != CALL_OTHER ? task : NULL;
}

static int await(struct tracer *t, struct task *task)
{
	int status;

	if (waitpid(task->tid, &status, __WALL) != task->tid)
		return 0;
	stop_handle(t, task, status);
	return 1;
}

/* One stop of one task, in turn. 0: there is none. */
static int collect(struct tracer *t)
{
	for (size_t n = 0; n < t->tasks; n++) {
		struct task *task = t->task[(t->turn + n) % t->tasks];
		int status;

		if (task->stopped || waitpid(task->tid, &status, WNOHANG | __WALL) <= 0)
			continue;
		t->turn = (t->turn + n + 1) % t->tasks;
		stop_handle(t, task, status);
		return 1;
	}
	return 0;
}

static void look_at_pages(struct tracer *t, int tick)
{
	pages_settle(t, trace_clock());
	for (size_t i = 0; tick && i < t->tasks; i++)
		if (t->task[i]->tid == t->task[i]->pid && t->task[i]->process->told)
			pages_look(t, t->task[i]->process);
}

/* Children are all there is to wait for: one call where epoll takes two. */
static int wait_for_child(int milliseconds)
{
	struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
	sigset_t child;

	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	return sigtimedwait(&child, NULL, milliseconds < 0 ? NULL : &time) == SIGCHLD;
}

/* 1: something may have come, 0: time is up, or a signal came. */
static int wait_for(struct tracer *t, int milliseconds)
{
	struct epoll_event ready[8];
	struct signalfd_siginfo about[8];
	uint64_t ticks;
	int n, tick = 0, pages = 0;

	if (!t->options.faults)
		return wait_for_child(milliseconds);
	n = epoll_wait(t->poll, ready, 8, milliseconds);
	for (int i = 0; i < n; i++) {
		if (ready[i].data.fd == t->signals)
			(void)!read(t->signals, about, sizeof about); /* a child's signal waits but once */
		else if (ready[i].data.fd == t->timer)
			tick = read(t->timer, &ticks, sizeof ticks) > 0;
		else
			pages = 1;
	}
	if (t->options.faults && t->load.phase == LOAD_OVER && (tick || pages))
		look_at_pages(t, tick);
	return n > 0;
}

int tracer_next(struct tracer *t, struct event *e, int milliseconds)
{
	uint64_t end = trace_clock() + (milliseconds > 0 ? (uint64_t)milliseconds * 1000000UL : 0);

	for (;;) {
		uint64_t now;
		int held, wait = milliseconds;
		struct task *returning;

		if (pop(t, e))
			return 1;
		if (!t->tasks && t->ended)
			return -1;
		if (!t->tasks) {
			push_end(t);
			continue;
		}
		returning = about_to_return(t);
		held = resume_all(t);
		if (returning ? await(t, returning) : collect(t))
			continue;
		now = milliseconds > 0 ? trace_clock() : 0;
		if (milliseconds > 0 && now >= end)
			return 0;
		if (milliseconds > 0)
			wait = (int)((end - now + 999999) / 1000000);
		if (held && (wait < 0 || wait > HELD_MS))
			wait = HELD_MS;
		if (!wait_for(t, wait) && !t->queued && !held)
			return 0; /* time is up, or ulab got a signal */
	}
}

/* ---- begin and end ---- */

static int watch_fd(struct tracer *t, int fd)
{
	struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};

	return fd < 0 ? -1 : epoll_ctl(t->poll, EPOLL_CTL_ADD, fd, &e);
}

static int open_sources(struct tracer *t)
{
	struct itimerspec tick = {{0, TICK_NS}, {0, TICK_NS}};
	struct sigaction usual;
	sigset_t child;

	memset(&usual, 0, sizeof usual);
	usual.sa_handler = SIG_DFL; /* SIG_IGN: no word of stops */
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigaction(SIGCHLD, &usual, &t->old_action);
	sigprocmask(SIG_BLOCK, &child, &t->old_mask);
	t->poll = epoll_create1(EPOLL_CLOEXEC);
	t->signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
	if (t->poll < 0 || watch_fd(t, t->signals))
		return -1;
	if (!t->options.faults)
		return 0;
	t->timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	return timerfd_settime(t->timer, 0, &tick, NULL) || watch_fd(t, t->timer) ? -1 : 0;
}

int tracer_start(struct tracer **result, const struct tracer_options *options, char *why,
	int *status)
{
	struct tracer *t = calloc(1, sizeof *t);

	if (!t)
		trace_no_memory();
	t->options = *options;
	t->start = trace_clock();
	t->has_perf = options->faults && !options->no_perf && perf_possible();
	t->poll = t->signals = t->timer = t->load.events = t->status = -1;
	*status = STATUS_CANNOT;
	if (open_sources(t)) {
		snprintf(why, 512, "cannot watch: %s", strerror(errno));
		tracer_close(t);
		return -1;
	}
	if (launch(t, why, status)) {
		tracer_close(t);
		return -1;
	}
	*result = t;
	return 0;
}

/* Killed tasks may still stop at their end. */
static void kill_all(struct tracer *t)
{
	int status;

	for (size_t i = 0; i < t->tasks; i++)
		kill(t->task[i]->pid, SIGKILL);
	for (size_t i = 0; i < t->tasks; i++)
		while (waitpid(t->task[i]->tid, &status, __WALL) > 0 && WIFSTOPPED(status))
			ptrace(PTRACE_CONT, t->task[i]->tid, NULL, NULL);
}

void tracer_close(struct tracer *t)
{
	int fds[] = {t->poll, t->signals, t->timer, t->load.events};

	kill_all(t);
	while (t->tasks)
		task_remove(t, t->task[0]);
	for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	sigprocmask(SIG_SETMASK, &t->old_mask, NULL);
	sigaction(SIGCHLD, &t->old_action, NULL);
	free(t->task);
	free(t->queue);
	free(t->sample);
	free(t);
}

/* ---- the rest of tracer.h ---- */

int tracer_fd(const struct tracer *t)
{
	return t->poll;
}

int tracer_pid(const struct tracer *t)
{
	return t->pid;
}

long tracer_read_of(pid_t pid, uint64_t address, void *to, size_t bytes)
{
	struct iovec here = {to, bytes}, there;
	void *at = NULL;

	memcpy(&at, &address, sizeof at);
	there = (struct iovec){at, bytes};
	return process_vm_readv(pid, &here, 1, &there, 1, 0);
}

long tracer_read(const struct tracer *t, uint64_t address, void *to, size_t bytes)
{
	return tracer_read_of(t->pid, address, to, bytes);
}

int tracer_status(const struct tracer *t)
{
	return t->status;
}

int tracer_has_perf(const struct tracer *t)
{
	return t->has_perf;
}

void tracer_signal(struct tracer *t, int signal)
{
	if (t->status < 0)
		kill(t->pid, signal);
}
