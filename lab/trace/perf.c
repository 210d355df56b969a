/* perf.c: page faults of one task, as perf_event_open(2) records them into a ring that both sides map:
 * time, address, instruction. Faults in the kernel (read(2) into a fresh page) are not in it. */
#include "trace.h"

#include <linux/perf_event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FIRST_TASK_BYTES (128 * PAGE) /* what an ordinary user may lock: 516 KiB a processor */
#define THREAD_BYTES (16 * PAGE)

struct fault_record {
	struct perf_event_header header;
	uint64_t ip;
	uint32_t pid, tid;
	uint64_t time, address;
};

struct lost_record {
	struct perf_event_header header;
	uint64_t id, lost;
};

static int open_event(pid_t tid, size_t bytes)
{
	struct perf_event_attr attr;

	memset(&attr, 0, sizeof attr);
	attr.size = sizeof attr;
	attr.type = PERF_TYPE_SOFTWARE;
	attr.config = PERF_COUNT_SW_PAGE_FAULTS;
	attr.sample_period = 1;
	attr.sample_type = PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_ADDR;
	attr.exclude_kernel = 1;
	attr.exclude_hv = 1;
	attr.use_clockid = 1;
	attr.clockid = CLOCK_MONOTONIC;
	attr.watermark = 1;
	attr.wakeup_watermark = (uint32_t)(bytes / 32);
	return (int)syscall(SYS_perf_event_open, &attr, tid, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

int perf_possible(void)
{
	int fd = open_event(0, PAGE);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

void perf_open(struct tracer *t, struct task *task)
{
	struct ring *r = &task->ring;
	struct epoll_event ready = {.events = EPOLLIN};

	if (!t->has_perf || r->fd >= 0)
		return;
	for (size_t bytes = task->tid == t->pid ? FIRST_TASK_BYTES : THREAD_BYTES; bytes >= 2 * PAGE;
	     bytes /= 2) {
		r->fd = open_event(task->tid, bytes);
		if (r->fd < 0)
			return;
		r->bytes = bytes;
		r->map = mmap(NULL, bytes + PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, r->fd, 0);
		if (r->map != MAP_FAILED)
			break;
		close(r->fd);
		r->fd = -1;
	}
	ready.data.fd = r->fd;
	if (r->fd >= 0)
		epoll_ctl(t->poll, EPOLL_CTL_ADD, r->fd, &ready);
}

static void add_sample(struct tracer *t, struct process *p, const struct fault_record *record)
{
	if (t->samples == t->sample_room) {
		t->sample_room = t->sample_room ? t->sample_room * 2 : 1024;
		t->sample = realloc(t->sample, t->sample_room * sizeof *t->sample);
		if (!t->sample)
			trace_no_memory();
	}
	t->sample[t->samples++] = (struct sample){record->time, record->address, record->ip, p};
}

/* A record may go over the end of the ring. */
static void copy(const struct ring *r, uint64_t at, void *to, size_t bytes)
{
	const char *data = (const char *)r->map + PAGE;
	size_t start = at % r->bytes, first = r->bytes - start < bytes ? r->bytes - start : bytes;

	memcpy(to, data + start, first);
	memcpy((char *)to + first, data, bytes - first);
}

static void one_record(struct tracer *t, struct task *task, uint64_t at,
	const struct perf_event_header *header)
{
	struct fault_record fault;
	struct lost_record lost;
	struct event e = {.kind = EVENT_LOST, .phdr = -1, .fd = -1};

	if (header->type == PERF_RECORD_SAMPLE && header->size >= sizeof fault) {
		copy(&task->ring, at, &fault, sizeof fault);
		if (!task->process->told)
			return;
		add_sample(t, task->process, &fault);
	} else if (header->type == PERF_RECORD_LOST && header->size >= sizeof lost) {
		copy(&task->ring, at, &lost, sizeof lost);
		e.number = lost.lost;
		trace_push(t, task->process, &e);
	}
}

static int drain(struct tracer *t, struct task *task)
{
	struct ring *r = &task->ring;
	struct perf_event_mmap_page *page = r->map;
	uint64_t head, at;

	if (r->fd < 0)
		return 0;
	head = __atomic_load_n(&page->data_head, __ATOMIC_ACQUIRE);
	for (at = page->data_tail; at < head;) {
		struct perf_event_header header;

		copy(r, at, &header, sizeof header);
		if (header.size < sizeof header)
			break;
		one_record(t, task, at, &header);
		at += header.size;
	}
	if (page->data_tail == head)
		return 0;
	__atomic_store_n(&page->data_tail, head, __ATOMIC_RELEASE);
	return 1;
}

static int by_time(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	return x->time < y->time ? -1 : x->time > y->time;
}

void perf_drain(struct tracer *t)
{
	int rings = 0;

	for (size_t i = 0; i < t->tasks; i++)
		rings += drain(t, t->task[i]);
	if (rings && t->tasks > 1)
		qsort(t->sample, t->samples, sizeof *t->sample, by_time);
}

void perf_close(struct tracer *t, struct task *task)
{
	struct ring *r = &task->ring;

	if (r->fd < 0)
		return;
	drain(t, task);
	munmap(r->map, r->bytes + PAGE);
	close(r->fd);
	r->fd = -1;
}
