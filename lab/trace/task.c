/* task.c: tables of tasks (threads) and processes (address spaces). Few, so they are searched. */
#include "trace.h"

#include <stdlib.h>
#include <unistd.h>

struct process *process_new(pid_t pid, int told)
{
	struct process *p = calloc(1, sizeof *p);

	if (!p)
		trace_no_memory();
	p->pid = pid;
	p->told = told;
	p->pagemap = -1;
	return p;
}

struct task *task_find(const struct tracer *t, pid_t tid)
{
	for (size_t i = 0; i < t->tasks; i++)
		if (t->task[i]->tid == tid)
			return t->task[i];
	return NULL;
}

struct task *task_add(struct tracer *t, pid_t tid, pid_t pid, struct process *p)
{
	struct task *task = calloc(1, sizeof *task);

	if (t->tasks == t->room) {
		t->room = t->room ? t->room * 2 : 8;
		t->task = realloc(t->task, t->room * sizeof *t->task);
	}
	if (!task || !t->task)
		trace_no_memory();
	task->tid = tid;
	task->pid = pid;
	task->process = p;
	task->resume = PTRACE_CONT;
	task->ring.fd = -1;
	p->tasks++;
	t->task[t->tasks++] = task;
	return task;
}

void process_leave(struct tracer *t, struct process *p)
{
	if (--p->tasks)
		return;
	for (size_t i = 0; i < t->samples; i++)
		if (t->sample[i].process == p)
			t->sample[i].process = NULL;
	known_clear(&p->known);
	if (p->pagemap >= 0)
		close(p->pagemap);
	free(p);
}

void task_remove(struct tracer *t, struct task *task)
{
	size_t i = 0;

	while (t->task[i] != task)
		i++;
	t->task[i] = t->task[--t->tasks];
	perf_close(t, task);
	if (task->process->busy == task->tid)
		task->process->busy = 0;
	process_leave(t, task->process);
	free(task);
}
