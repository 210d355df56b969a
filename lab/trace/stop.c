/* stop.c: one stop of one task: what it means, what is told, and how the task goes on. */
#include "trace.h"

#include <linux/kcmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ulab.h"

static unsigned long message(const struct task *task)
{
	unsigned long value = 0;

	ptrace(PTRACE_GETEVENTMSG, task->tid, NULL, &value);
	return value;
}

/* ---- the end ---- */

static void gone(struct tracer *t, struct task *task, int status)
{
	struct event e = {.kind = EVENT_EXIT, .phdr = -1, .fd = -1, .pid = task->pid};

	if (task->pid == t->pid && task->tid == t->pid) {
		t->status = status;
		if (t->load.phase != LOAD_OVER)
			load_failed(t);
	}
	if (t->options.faults)
		pages_settle(t, UINT64_MAX);
	e.number = (uint64_t)(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
	e.flags = WIFSIGNALED(status);
	if (task->followed && task->tid == task->pid)
		trace_push(t, NULL, &e);
	task_remove(t, task);
}

/* ---- new tasks ---- */

static pid_t thread_group(pid_t tid)
{
	char path[64], line[256];
	int pid = tid;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", tid);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "Tgid: %d", &pid) == 1)
			break;
	if (f)
		fclose(f);
	return pid;
}

static void born(struct tracer *t, struct task *parent)
{
	pid_t tid = (pid_t)message(parent), pid = thread_group(tid);
	int thread = pid == parent->pid;
	int shared = thread || !syscall(SYS_kcmp, parent->pid, tid, KCMP_VM, 0, 0);
	int told = parent->followed && t->load.phase == LOAD_OVER && (thread || t->options.follow);
	struct process *p = shared ? parent->process : process_new(pid, told);
	struct event e = {.kind = EVENT_FORK, .phdr = -1, .fd = -1, .pid = parent->pid,
		.number = (uint64_t)pid};

	task_add(t, tid, pid, p)->followed = told;
	if (!thread && parent->followed && t->load.phase == LOAD_OVER) {
		pages_settle(t, trace_clock());
		trace_push(t, NULL, &e);
	}
}

/* The thread that calls execve(2) takes over the number of the first; its own goes without a word. */
static void executed(struct tracer *t, struct task *task)
{
	struct event e = {.kind = EVENT_EXEC, .phdr = -1, .fd = -1, .pid = task->pid};
	struct task *former = task_find(t, (pid_t)message(task));
	struct process *old = task->process;

	if (former && former != task) {
		task->followed |= former->followed;
		task->in_call = former->in_call;
		task->call = former->call;
		if (former->ring.fd >= 0) {
			perf_close(t, task);
			task->ring = former->ring;
			former->ring.fd = -1;
		}
		task_remove(t, former);
	}
	if (t->load.phase != LOAD_OVER && task->pid == t->pid) {
		load_exec(t, task);
		return;
	}
	pages_settle(t, trace_clock());
	task->process = process_new(task->pid, task->followed);
	task->process->tasks = 1;
	process_leave(t, old);
	if (!task->followed) {
		perf_close(t, task); /* a child by vfork(2) was told of while it shared the memory */
		return;
	}
	e.name = program_running(task->pid);
	trace_push(t, NULL, &e);
	trace_areas(t, task->process, 1);
	if (t->options.faults)
		pages_scan(t, task->process);
}

/* ---- signals ---- */

static int stops_the_group(int signal)
{
	return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

static void signalled(struct tracer *t, struct task *task, int signal)
{
	struct event e = {.kind = EVENT_SIGNAL, .phdr = -1, .fd = -1, .pid = task->pid,
		.number = (uint64_t)signal};
	siginfo_t about;

	if (t->load.phase != LOAD_OVER && task->pid == t->pid && load_signal(t, task, signal))
		return;
	task->signal = signal;
	if (!task->followed || !t->watching)
		return;
	memset(&about, 0, sizeof about);
	if (!ptrace(PTRACE_GETSIGINFO, task->tid, NULL, &about) && about.si_code > 0
	    && (signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE
		|| signal == SIGTRAP))
		memcpy(&e.address, &about.si_addr, sizeof about.si_addr);
	pages_settle(t, trace_clock());
	trace_push(t, NULL, &e);
}

/* ---- system calls ---- */

static void entered(struct tracer *t, struct task *task)
{
	struct call_info info;

	if (call_look(task, &info) || info.op != PTRACE_SYSCALL_INFO_SECCOMP)
		return;
	if (t->load.phase != LOAD_OVER) {
		if (task->pid == t->pid)
			load_call(t, task, &info);
		return;
	}
	if (!task->process->told)
		return;
	if (t->options.faults)
		pages_settle(t, trace_clock());
	if (info.entry.nr == SYS_prctl && (uint32_t)info.entry.args[0] == ULAB_MARK)
		heap_mark(t, task, &info);
	else if (info.entry.nr == SYS_write && t->has_heap && info.entry.args[2] == 32)
		heap_record(t, task, &info);
	task->in_call = call_enter(t, task, &info);
	if (task->in_call)
		task->resume = PTRACE_SYSCALL;
}

/* ---- */

static void event_stop(struct tracer *t, struct task *task, int event, int signal)
{
	switch (event) {
	case PTRACE_EVENT_SECCOMP: entered(t, task); break;
	case PTRACE_EVENT_FORK: case PTRACE_EVENT_VFORK: case PTRACE_EVENT_CLONE: born(t, task); break;
	case PTRACE_EVENT_EXEC: executed(t, task); break;
	case PTRACE_EVENT_EXIT:
		pages_settle(t, trace_clock());
		if (task->process->told && t->load.phase == LOAD_OVER)
			(task->process->tasks > 1 ? pages_look : pages_scan)(t, task->process);
		break;
	case PTRACE_EVENT_STOP:
		if (stops_the_group(signal))
			task->resume = PTRACE_LISTEN;
		else if (task->process->told && t->load.phase == LOAD_OVER && task->ring.fd < 0)
			pages_begin(t, task); /* a new task's first stop */
		break;
	}
}

void stop_handle(struct tracer *t, struct task *task, int status)
{
	int signal = WSTOPSIG(status), event = status >> 16;

	if (!WIFSTOPPED(status)) {
		gone(t, task, status);
		return;
	}
	task->stopped = 1;
	task->signal = 0;
	task->resume = task->in_call ? PTRACE_SYSCALL : PTRACE_CONT;
	if (event) {
		event_stop(t, task, event, signal);
	} else if (signal == (SIGTRAP | 0x80)) {
		call_leave(t, task);
		task->resume = PTRACE_CONT;
	} else {
		signalled(t, task, signal);
	}
}
