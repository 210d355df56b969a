/* observer.c: see observer.h. What an event changed is found by looking at the space before and
 * after it is applied: an address that is given back is named by what was there, a touched one by
 * what is. */
#include "observer.h"
#include "lines.h"
#include "symbols.h"
#include "tally.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static struct process *process_of(struct observer *o, int pid)
{
	struct process *p;

	for (p = o->process; p; p = p->next)
		if (p->pid == pid)
			return p;
	p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->pid = pid;
	if (!o->process || pid == o->space->pid) {
		p->space = o->space;
	} else {
		p->space = malloc(sizeof *p->space);
		if (!p->space)
			abort();
		space_init(p->space);
		p->space->pid = pid;
	}
	p->next = o->process;
	o->process = p;
	return p;
}

static void forget(struct observer *o, int pid)
{
	for (struct process **p = &o->process; *p; p = &(*p)->next) {
		struct process *gone = *p;

		if (gone->pid != pid || gone->space == o->space)
			continue;
		*p = gone->next;
		space_free(gone->space);
		free(gone->space);
		free(gone);
		return;
	}
}

static void forked(struct observer *o, const struct process *parent, const struct event *e)
{
	struct process *child = process_of(o, (int)e->number);

	if (child->space == o->space)
		return;
	space_free(child->space);
	space_copy(child->space, parent->space);
	child->space->pid = (int)e->number;
}

const char *observer_file(const char *path)
{
	const char *slash = path && *path != '[' ? strrchr(path, '/') : NULL;
	const char *name = !path || *path == '[' ? NULL : slash && slash[1] ? slash + 1 : path;
	char clean[256];
	size_t n = 0;

	for (const char *c = name; c && *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0177) {
			for (; name[n] && n < sizeof clean - 1; n++)
				clean[n] = (unsigned char)name[n] < ' ' || name[n] == 0177 ? '?' : name[n];
			clean[n] = '\0';
			return event_intern(clean);
		}
	return name;
}

static void name_place(struct change *c, const struct space *space, uint64_t address)
{
	const struct area *a = space_find(space, address);

	if (a) {
		c->region = space_region(space, address);
		c->file = observer_file(a->name);
	}
}

static uint64_t stack_start(const struct space *space)
{
	for (size_t i = space->areas; i-- > 0;)
		if (space->area[i].kind == AREA_STACK)
			return space->area[i].start;
	return 0;
}

/* The break's and the mappings' calls since the last heap event, for the one that comes. */
static void note_call(struct process *p, const struct event *e, const struct change *c)
{
	if (e->call == CALL_BRK) {
		p->brks++;
		p->brk_bytes += c->old_brk ? (int64_t)(c->new_brk - c->old_brk) : 0;
	} else if (e->call == CALL_MMAP || e->call == CALL_MUNMAP || e->call == CALL_MREMAP) {
		p->maps++;
	}
}

static void blame_heap(struct process *p, const struct event *e, struct change *c)
{
	enum { POOL = 1, BREAK, MAPPING, ARENA }; /* enum heap_from */

	if (e->from == BREAK) {
		c->heap_calls = p->brks;
		c->heap_brk = (uint64_t)(p->brk_bytes < 0 ? -p->brk_bytes : p->brk_bytes);
		c->heap_down = p->brk_bytes < 0;
	} else if (e->from == MAPPING) {
		c->heap_calls = p->maps;
	} else if (e->from == ARENA) {
		c->heap_calls = p->brks + p->maps;
	}
	p->brks = p->maps = 0;
	p->brk_bytes = 0;
}

static void look_before(const struct space *space, const struct event *e, struct change *c)
{
	c->old_brk = space->brk;
	if (e->kind == EVENT_FAULT || e->kind == EVENT_RESIDENT) {
		c->again = e->kind == EVENT_FAULT && space_touch(space, e->address) != NULL;
		if (!space_find(space, e->address))
			c->stack_grew = stack_start(space);
	} else if (e->kind == EVENT_CALL && e->call != CALL_MMAP && e->call != CALL_BRK) {
		name_place(c, space, e->address);
	}
}

static void look_after(const struct space *space, const struct event *e, struct change *c)
{
	uint64_t old_start = c->stack_grew, start;

	c->stack_grew = 0;
	c->new_brk = space->brk;
	c->start_brk = space->start_brk;
	c->space = space;
	if (e->kind == EVENT_FAULT || e->kind == EVENT_RESIDENT) {
		name_place(c, space, e->address);
		start = old_start ? stack_start(space) : 0;
		if (start && start < old_start) {
			c->stack_grew = old_start - start;
			for (size_t i = 0; i < space->areas; i++)
				if (space->area[i].kind == AREA_STACK)
					c->stack += space->area[i].end - space->area[i].start;
		}
	} else if (e->kind == EVENT_CALL && e->call == CALL_MMAP && !e->error) {
		name_place(c, space, e->result);
	} else if (e->kind == EVENT_ENTRY || e->kind == EVENT_SIGNAL) {
		name_place(c, space, e->address);
	}
}

void observer_event(struct observer *o, const struct event *e)
{
	struct process *p;
	struct change c = {0};

	if (e->kind <= EVENT_REFUSAL || e->kind == EVENT_WATCH) {
		space_apply(o->space, e);
		c.space = o->space;
		c.new_brk = c.start_brk = o->space->start_brk;
	} else {
		p = process_of(o, e->pid);
		look_before(p->space, e, &c);
		space_apply(p->space, e);
		look_after(p->space, e, &c);
		if (e->kind == EVENT_CALL)
			note_call(p, e, &c);
		if (e->kind == EVENT_HEAP)
			blame_heap(p, e, &c);
		if (e->kind == EVENT_FORK)
			forked(o, p, e);
		if (e->kind == EVENT_EXEC || (e->kind == EVENT_CALL && e->call == CALL_MMAP
				&& e->prot & PROT_EXEC))
			symbols_forget();
	}
	if (o->tally)
		tally_add(o->tally, e, &c);
	if (o->lines)
		lines_add(o->lines, e, &c);
	if (e->kind == EVENT_EXIT)
		forget(o, e->pid);
}

void observer_free(struct observer *o)
{
	while (o->process) {
		struct process *p = o->process;

		o->process = p->next;
		if (p->space != o->space) {
			space_free(p->space);
			free(p->space);
		}
		free(p);
	}
}
