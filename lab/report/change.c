/* change.c: what one event changed. The model does it; here the areas it can have changed are
 * compared, and the pages of the ranges it worked on are asked for again. */
#include "record.h"

#include <string.h>

#define UP(n) (((n) + PAGE - 1) & ~(PAGE - 1))
#define DOWN(n) ((n) & ~(PAGE - 1))

struct affected {
	struct range at[2];
	unsigned count;
	int brings;                    /* pages can have come */
	int takes;                     /* pages can have gone */
	int everywhere;
};

static void range(struct affected *a, uint64_t start, uint64_t bytes)
{
	if (bytes)
		a->at[a->count++] = (struct range){DOWN(start), UP(start + bytes)};
}

static void step_affects(struct affected *a, const struct event *e)
{
	const char *op = e->name ? e->name : "";

	range(a, e->address, strcmp(op, "grow") ? e->length : 1);
	if (!strcmp(op, "wipe") || !strcmp(op, "fill") || !strcmp(op, "stack") || !strcmp(op, "grow"))
		a->brings = 1;
	else
		a->takes = 1;
	if (!strcmp(op, "move")) {
		range(a, e->to, e->length);
		a->brings = 1;
	}
	if (!strcmp(op, "leave"))
		a->everywhere = 1;
}

static void call_affects(struct affected *a, const struct event *e, uint64_t old_brk)
{
	a->takes = 1;
	switch (e->call) {
	case CALL_BRK:
		range(a, old_brk < e->result ? old_brk : e->result,
			old_brk < e->result ? e->result - old_brk : old_brk - e->result);
		break;
	case CALL_MMAP: case CALL_SHMAT:
		range(a, e->result, e->length);
		break;
	case CALL_MREMAP:
		range(a, e->address, e->length);
		range(a, e->result, e->offset);
		a->brings = 1;
		break;
	case CALL_SHMDT:
		a->everywhere = 1;
		break;
	default:
		range(a, e->address, e->length);
		if (e->call == CALL_MPROTECT && e->flags)
			a->everywhere = 1; /* PROT_GROWSDOWN: down to the area's start */
	}
}

static struct affected affected_by(const struct event *e, uint64_t old_brk)
{
	struct affected a = {0};

	switch (e->kind) {
	case EVENT_STEP: step_affects(&a, e); break;
	case EVENT_CALL: call_affects(&a, e, old_brk); break;
	case EVENT_FAULT: range(&a, e->address, 1); a.brings = 1; break;
	case EVENT_RESIDENT: range(&a, e->address, e->length); a.brings = 1; break;
	default: a.everywhere = a.takes = 1;
	}
	return a;
}

/* Pages of this range that are resident. */
static void find_pages(const struct space *s, struct range r, struct ranges *found)
{
	const struct pages *p = &s->pages;

	if ((r.end - r.start) / PAGE <= p->room) {
		for (uint64_t page = r.start; page < r.end; page += PAGE)
			if (space_touch(s, page))
				ranges_add(found, page, page + PAGE);
		return;
	}
	for (size_t i = 0; i < p->room; i++) { /* a large range, in which few pages can lie */
		uint64_t page = p->slot[i].page & ~1UL;

		if (p->slot[i].page & 1 && page >= r.start && page < r.end)
			ranges_add(found, page, page + PAGE);
	}
}

static void note_pages(struct record *r, struct moment *m, const struct affected *a, size_t before)
{
	if (a->takes && (a->brings || r->space.pages.count < before)) {
		for (unsigned i = 0; i < a->count; i++)
			ranges_add(&m->drop, a->at[i].start, a->at[i].end);
		if (a->everywhere) { /* all went that was in areas that are no more */
			for (size_t i = 0; i < m->del.count; i++) {
				const struct area *gone = &r->versions.at[m->del.at[i]].area;

				ranges_add(&m->drop, gone->start, gone->end);
				find_pages(&r->space, (struct range){gone->start, gone->end}, &m->touch);
			}
		}
	}
	for (unsigned i = 0; a->brings && i < a->count; i++)
		find_pages(&r->space, a->at[i], &m->touch);
}

static void note_areas(struct record *r, struct moment *m, const struct affected *a)
{
	uint64_t low = UINT64_MAX, high = 0;

	for (unsigned i = 0; i < a->count; i++) {
		low = a->at[i].start < low ? a->at[i].start : low;
		high = a->at[i].end > high ? a->at[i].end : high;
	}
	if (a->everywhere || !a->count) {
		low = 0;
		high = UINT64_MAX;
	}
	versions_follow(&r->versions, &r->space, low ? low - 1 : 0, high, &m->del, &m->add);
}

static void note_place(struct record *r, struct moment *m, const struct event *e)
{
	uint64_t address = e->address, length = e->length;

	if (e->kind == EVENT_CALL && (e->call == CALL_MMAP || e->call == CALL_SHMAT || e->call == CALL_MREMAP))
		address = e->result;
	if (e->kind == EVENT_FAULT)
		length = 1;
	if (e->kind == EVENT_FAULT || (address && (e->kind == EVENT_RESIDENT || e->kind == EVENT_CALL
	    || e->kind == EVENT_SIGNAL || e->kind == EVENT_ENTRY || e->kind == EVENT_MARK
	    || e->kind == EVENT_HEAP || e->kind == EVENT_STEP || e->kind == EVENT_ROW)))
		m->region = space_region(&r->space, address);
	if (e->kind == EVENT_CALL && e->call == CALL_BRK)
		m->region = "heap";
	if (e->kind >= EVENT_CALL && e->kind <= EVENT_HEAP) {
		m->low = address;
		m->high = address + length;
		m->bytes = length;
	}
}

void record_change(struct record *r, struct moment *m, const struct event *e, int step)
{
	struct affected a = affected_by(e, r->space.brk);
	size_t before = r->space.pages.count;
	unsigned changed = 0;

	if (step)
		changed = space_apply(&r->space, &(struct event){.kind = EVENT_DONE, .number = e->number});
	else if (e->kind != EVENT_ROW && e->kind != EVENT_STEP)
		changed = space_apply(&r->space, e);
	if (changed & SPACE_AREAS) {
		if (e->kind == EVENT_FAULT || e->kind == EVENT_RESIDENT)
			a.everywhere = 1; /* the stack grew, perhaps by many pages */
		note_areas(r, m, &a);
	}
	if (changed & SPACE_PAGES || r->space.pages.count != before)
		note_pages(r, m, &a, before);
	note_place(r, m, e);
	m->start_brk = r->space.start_brk;
	m->brk = r->space.brk;
	m->mapped = r->space.mapped;
	m->resident = r->space.pages.count * PAGE;
	m->pid = e->pid;
	m->foreign = (uint8_t)(r->executed || (e->pid && r->space.pid && e->pid != r->space.pid));
}
