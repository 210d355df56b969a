/* load.c: from uload's first instruction to the program's.
 *
 * uload writes its plan before its first step. The plan names entry point and stack pointer: a
 * breakpoint in the debug registers stops the program exactly there, however uload leaves. Where
 * debug registers cannot be had, the last instructions are single-stepped, from the step "drop" on. */
#include "trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "trace_arch.h"

/* All that uload wrote, with a 0 behind; NULL: nothing yet. */
static char *read_plan(const struct tracer *t)
{
	struct stat about;
	char *text;
	ssize_t n;

	if (t->load.events < 0 || fstat(t->load.events, &about) || !about.st_size)
		return NULL;
	text = malloc((size_t)about.st_size + 1);
	if (!text)
		trace_no_memory();
	n = pread(t->load.events, text, (size_t)about.st_size, 0);
	text[n > 0 ? n : 0] = '\0';
	return text;
}

static void note_step(struct load *load, const struct event *e)
{
	if (e->kind != EVENT_STEP || !e->name)
		return;
	if (!strcmp(e->name, "drop"))
		load->drop = e->address;
	if (!strcmp(e->name, "leave")) {
		load->entry = e->to;
		load->sp = e->address;
	}
}

static void push_plan(struct tracer *t)
{
	char *text = read_plan(t), *line, *end;
	const char *why;
	struct event e;

	for (line = text; line && *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			break;
		if (event_read_line(line, (size_t)(end - line), &e, &why) || e.kind == EVENT_NONE)
			continue;
		e.pid = t->pid;
		note_step(&t->load, &e);
		trace_push(t, NULL, &e);
	}
	free(text);
}

static void arrive(struct tracer *t, struct task *task, uint64_t ip, uint64_t sp)
{
	struct event e = {.kind = EVENT_ENTRY, .phdr = -1, .fd = -1, .address = ip, .to = sp};

	t->load.phase = LOAD_OVER;
	trace_areas(t, task->process, 1);
	trace_push(t, task->process, &e);
	pages_begin(t, task);
}

/* Has uload written its plan? It does so in one go, between two calls that change memory. */
static void look_for_plan(struct tracer *t, struct task *task)
{
	struct stat about;

	if (t->load.phase != LOAD_PLANNING || t->load.events < 0 || fstat(t->load.events, &about)
	    || !about.st_size)
		return;
	push_plan(t);
	trace_watch(t);
	t->load.phase = LOAD_COMMITTING;
	t->load.single = trace_arch_break(task->tid, t->load.entry) ? 1 : 0;
}

void load_call(struct tracer *t, struct task *task, const struct call_info *info)
{
	switch (info->entry.nr) { /* others are seen with every_call only: it may be writing the plan */
	case SYS_munmap: case SYS_mmap: case SYS_mremap: case SYS_mprotect: case SYS_madvise:
		look_for_plan(t, task);
	}
	if (t->load.single && info->entry.nr == SYS_madvise && info->entry.args[0] == t->load.drop)
		t->load.single = 2;
	if (t->load.single == 2)
		task->resume = PTRACE_SINGLESTEP;
}

static int at_entry(struct tracer *t, struct task *task)
{
	uint64_t ip = 0, sp = 0;

	if (trace_arch_place(task->tid, &ip, &sp) || ip != t->load.entry || sp != t->load.sp)
		return 0;
	if (!t->load.single)
		trace_arch_break(task->tid, 0);
	arrive(t, task, ip, sp);
	return 1;
}

int load_signal(struct tracer *t, struct task *task, int signal)
{
	struct event e = {.kind = EVENT_DONE, .phdr = -1, .fd = -1, .number = t->load.stops}; /* the first is before step 1 */

	if (signal == SIGSTOP && t->options.steps)
		look_for_plan(t, task);
	if (t->load.phase != LOAD_COMMITTING)
		return 0;
	if (signal == SIGSTOP && t->options.steps) {
		if (t->load.stops++ == 0)
			trace_areas(t, task->process, 0);
		else
			trace_push(t, NULL, &e);
		return 1;
	}
	if (signal != SIGTRAP)
		return 0;
	if (!at_entry(t, task) && t->load.single == 2)
		task->resume = PTRACE_SINGLESTEP;
	return 1;
}

void load_exec(struct tracer *t, struct task *task)
{
	uint64_t ip = 0, sp = 0;

	if (t->load.events >= 0)
		return; /* uload; once more for --fixed */
	trace_watch(t);
	trace_arch_place(task->tid, &ip, &sp);
	arrive(t, task, ip, sp);
}

void load_failed(struct tracer *t)
{
	if (t->load.phase == LOAD_PLANNING)
		push_plan(t);
	t->load.phase = LOAD_OVER;
}
