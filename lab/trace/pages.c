/* pages.c: first touches. A fault record is one touched page; with it others may have become present
 * (the kernel maps 16 file pages around a fault, 512 at once where a huge page fits), and the kernel
 * touches pages for the program without any record. So the neighbours of each fault are looked at,
 * and now and then everything.
 *
 * The program goes on meanwhile. What is present may have been touched after the last record that
 * was read: records are read once more behind each look, and pages they name are left to them. */
#include "pagemap.h"

#include <stdlib.h>
#include <sys/mman.h>

#define AROUND 16               /* pages that are mapped around a fault */
#define HUGE_PAGE (512 * PAGE)
#define SCAN_SHARE 8            /* a scan takes at most one part in so many of the time */

struct found { uint64_t page; size_t sample; };

struct look {                   /* candidates of one round */
	struct tracer *tracer;
	struct process *process;
	struct found *found;
	size_t count, room;
	size_t sample;          /* the fault that they came with */
	uint64_t window;        /* the last one looked at, + 1 */
};

static void candidate(void *context, uint64_t page)
{
	struct look *l = context;

	if (known_has(&l->process->known, page))
		return;
	if (l->count == l->room) {
		l->room = l->room ? l->room * 2 : 256;
		l->found = realloc(l->found, l->room * sizeof *l->found);
		if (!l->found)
			trace_no_memory();
	}
	l->found[l->count++] = (struct found){page, l->sample};
}

/* Those of process p that the records to come will tell. */
static void note_coming(const struct tracer *t, const struct process *p, size_t from,
	struct known *coming)
{
	for (size_t i = from; i < t->samples; i++)
		if (t->sample[i].process == p)
			known_add(coming, t->sample[i].address & ~(PAGE - 1));
}

/* Candidates first … last - 1 as runs. */
static void tell(struct tracer *t, struct process *p, const struct look *l, size_t *next,
	size_t sample, uint64_t time, const struct known *coming)
{
	struct event e = {.kind = EVENT_RESIDENT, .phdr = -1, .fd = -1, .time = time};

	for (; *next < l->count && l->found[*next].sample == sample; ++*next) {
		uint64_t page = l->found[*next].page;

		if (known_has(coming, page) || !known_add(&p->known, page))
			continue;
		if (e.length && page == e.address + e.length) {
			e.length += PAGE;
			continue;
		}
		if (e.length)
			trace_push(t, p, &e);
		e.address = page;
		e.length = PAGE;
		e.pid = 0;
	}
	if (e.length)
		trace_push(t, p, &e);
}

/* ---- faults ---- */

static void look_around(struct look *l, uint64_t page)
{
	uint64_t window = page & ~(AROUND * PAGE - 1), bits;

	if (l->window == window + 1)
		return;
	l->window = window + 1;
	bits = pagemap_bits(l->process, window, AROUND);
	if (!(bits >> (page - window) / PAGE & 1))
		known_drop(&l->process->known, page, page + PAGE); /* not touched: it trapped, or is gone */
	for (unsigned i = 0; i < AROUND; i++)
		if (bits >> i & 1)
			candidate(l, window + i * PAGE);
	if (bits == (1UL << AROUND) - 1 && l->count && l->found[l->count - 1].sample == l->sample) {
		uint64_t huge = window & ~(HUGE_PAGE - 1);

		pagemap_scan(l->process, huge, huge + HUGE_PAGE, candidate, l);
	}
}

static void settle(struct tracer *t, struct process *p, size_t count)
{
	struct look l = {.tracer = t, .process = p};
	struct known coming = {0};
	size_t next = 0;

	for (size_t i = 0; i < count; i++)
		if (t->sample[i].process == p)
			known_add(&p->known, t->sample[i].address & ~(PAGE - 1));
	for (l.sample = 0; l.sample < count; l.sample++)
		if (t->sample[l.sample].process == p)
			look_around(&l, t->sample[l.sample].address & ~(PAGE - 1));
	perf_drain(t);
	note_coming(t, p, count, &coming);
	for (size_t i = 0; i < count; i++) {
		struct event e = {.kind = EVENT_FAULT, .phdr = -1, .fd = -1,
			.address = t->sample[i].address, .ip = t->sample[i].ip};

		if (t->sample[i].process != p)
			continue;
		e.time = t->sample[i].time > t->start ? t->sample[i].time - t->start : 1;
		trace_push(t, p, &e);
		tell(t, p, &l, &next, i, e.time, &coming);
		t->sample[i].process = NULL;
	}
	known_clear(&coming);
	free(l.found);
}

void pages_settle(struct tracer *t, uint64_t until)
{
	size_t count = 0;

	if (!t->has_perf)
		return;
	perf_drain(t);
	while (count < t->samples && t->sample[count].time <= until)
		count++;
	for (size_t i = 0; i < count; i++)
		if (t->sample[i].process)
			settle(t, t->sample[i].process, count);
	for (size_t i = count; i < t->samples; i++)
		t->sample[i - count] = t->sample[i];
	t->samples -= count;
}

/* ---- everything ---- */

static void scan(struct tracer *t, struct process *p, uint64_t start, uint64_t end)
{
	struct look l = {.tracer = t, .process = p};
	struct known coming = {0};
	uint64_t now = trace_clock();
	size_t next = 0;

	pages_settle(t, now); /* what is older is told first */
	pagemap_scan(p, start, end, candidate, &l);
	perf_drain(t);
	note_coming(t, p, 0, &coming);
	tell(t, p, &l, &next, 0, now - t->start, &coming);
	known_clear(&coming);
	free(l.found);
	now = trace_clock() - now;
	p->rested = trace_clock() + now * (SCAN_SHARE - 1);
}

void pages_scan(struct tracer *t, struct process *p)
{
	scan(t, p, 0, UINT64_MAX);
}

void pages_look(struct tracer *t, struct process *p)
{
	if (trace_clock() >= p->rested)
		scan(t, p, 0, UINT64_MAX);
}

void pages_begin(struct tracer *t, struct task *task)
{
	if (!t->options.faults)
		return;
	perf_open(t, task);
	if (task->tid == task->pid)
		pages_scan(t, task->process);
}

/* ---- system calls ---- */

static uint64_t up(uint64_t n)
{
	return (n + PAGE - 1) & ~(PAGE - 1);
}

static void moved(struct process *p, const struct event *e)
{
	uint64_t old = up(e->length), kept = up(e->offset) < old ? up(e->offset) : old;

	if (e->result != e->address) {
		known_drop(&p->known, e->result, e->result + up(e->offset));
		for (uint64_t i = 0; i < kept; i += PAGE)
			if (known_has(&p->known, e->address + i))
				known_add(&p->known, e->result + i);
		known_drop(&p->known, e->address, e->address + old);
	} else {
		known_drop(&p->known, e->address + kept, e->address + old);
	}
}

static void advised(struct tracer *t, struct process *p, const struct event *e)
{
	uint64_t end = e->address + up(e->length);

	switch (e->flags) {
	case MADV_DONTNEED: case MADV_REMOVE: case 24: case 102: /* DONTNEED_LOCKED, GUARD_INSTALL */
		known_drop(&p->known, e->address, end);
		break;
	case 22: case 23: case 25: /* POPULATE_READ, POPULATE_WRITE, COLLAPSE */
		scan(t, p, e->address, end);
		break;
	}
}

void pages_call(struct tracer *t, struct process *p, const struct event *e)
{
	if (!t->options.faults)
		return;
	if (!e->error)
		switch ((enum event_call)e->call) {
		case CALL_BRK:
			if (up(e->result) < up(p->brk))
				known_drop(&p->known, up(e->result), up(p->brk));
			p->brk = e->result;
			break;
		case CALL_MMAP:
			known_drop(&p->known, e->result, e->result + up(e->length));
			if (e->flags & (MAP_POPULATE | MAP_LOCKED))
				scan(t, p, e->result, e->result + up(e->length));
			break;
		case CALL_MUNMAP: case CALL_SHMDT:
			known_drop(&p->known, e->address, e->address + up(e->length));
			break;
		case CALL_MREMAP: moved(p, e); break;
		case CALL_MADVISE: advised(t, p, e); break;
		default: break;
		}
	if (!t->has_perf)
		pages_look(t, p);
}
