/* heap.c: what a program says by itself: libc-mini's trace (LIBC_MINI_TRACE: one record in one
 * write(2) for each call of malloc and free) and ulab_mark(). Both are seen where the call is
 * entered; the call then goes on as it would. */
#include "trace.h"

#include <string.h>

#include "heap_view.h"

void heap_record(struct tracer *t, struct task *task, const struct call_info *info)
{
	struct heap_record r;
	struct event e = {.kind = EVENT_HEAP, .phdr = -1, .fd = -1, .pid = task->process->pid};

	if (tracer_read_of(task->tid, info->entry.args[1], &r, sizeof r) != sizeof r
	    || !heap_record_valid(&r))
		return;
	e.call = (uint8_t)(CALL_HEAP_START + r.call - HEAP_TRACE_START);
	e.from = r.from;
	e.length = r.size;
	e.address = r.address;
	e.to = r.other;
	pages_settle(t, trace_clock());
	trace_push(t, task->process, &e);
}

/* A string that ends within 63 bytes, or is cut there; it may lie at the end of its page. */
static void read_name(pid_t tid, uint64_t address, char name[64])
{
	long n = tracer_read_of(tid, address, name, 63);

	if (n < 63) {
		uint64_t here = PAGE - address % PAGE;

		n = tracer_read_of(tid, address, name, here < 63 ? here : 63);
	}
	name[n > 0 ? n : 0] = '\0';
}

void heap_mark(struct tracer *t, struct task *task, const struct call_info *info)
{
	struct event e = {.kind = EVENT_MARK, .phdr = -1, .fd = -1, .pid = task->process->pid,
		.address = info->entry.args[2], .length = info->entry.args[3],
		.ip = info->instruction_pointer};
	char name[64];

	read_name(task->tid, info->entry.args[1], name);
	e.name = event_intern(name);
	pages_settle(t, trace_clock());
	if (t->options.faults)
		pages_scan(t, task->process);
	trace_push(t, task->process, &e);
}
