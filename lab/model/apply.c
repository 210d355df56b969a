/* apply.c: what each event does to an address space. As the kernel does it: whole pages; a new
 * mapping takes the place of what lay there; the stack grows down to the page that is touched. */
#include "space.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "areas.h"
#include "pages.h"

#define DONTNEED_LOCKED 24      /* MADV_…, not in older headers */
#define GUARD_INSTALL 102
#define GROWS_DOWN 0x01000000UL /* PROT_GROWSDOWN, in flags */

static unsigned drop(struct space *s, uint64_t start, uint64_t end)
{
	return pages_drop(&s->pages, start, end) ? SPACE_PAGES : 0;
}

static unsigned put(struct space *s, struct area a)
{
	a.since = s->events;
	drop(s, a.start, a.end);
	areas_put(s, &a);
	return SPACE_AREAS;
}

static unsigned take(struct space *s, uint64_t address, uint64_t length)
{
	uint64_t start = page_down(address), end = page_up(address + length);

	areas_remove(s, start, end);
	return SPACE_AREAS | drop(s, start, end);
}

/* The stack reaches down to the page of address, if that is what lies next above. */
static unsigned grow_stack(struct space *s, uint64_t address)
{
	struct area *a = s->area;

	if (space_find(s, address))
		return 0;
	while (a < s->area + s->areas && a->start <= address)
		a++;
	if (a == s->area + s->areas || a->kind != AREA_STACK)
		return 0;
	s->mapped += a->start - page_down(address);
	a->start = page_down(address);
	a->since = s->events;
	return SPACE_AREAS;
}

static unsigned touch(struct space *s, uint64_t address, uint64_t length, uint32_t fault)
{
	unsigned changed = grow_stack(s, address);
	uint64_t page = page_down(address);
	uint64_t n = length ? (page_down(address + length - 1) - page) / PAGE + 1 : 0;

	for (; n; n--, page += PAGE) /* counted: the last one may end where addresses end */
		if (space_find(s, page) && pages_add(&s->pages, page, s->events, fault))
			changed |= SPACE_PAGES;
	return changed;
}

/* ---- moving ---- */

/* The areas of start…end lie at `to` afterwards; `keep`: at their old place, too. */
static unsigned move(struct space *s, uint64_t start, uint64_t end, uint64_t to, int keep)
{
	struct space part;

	space_init(&part);
	for (size_t i = 0; i < s->areas; i++) {
		struct area a = s->area[i];

		if (a.end <= start || a.start >= end)
			continue;
		if (a.start < start) {
			a.offset += a.kind == AREA_FILE ? start - a.start : 0;
			a.start = start;
		}
		a.end = (a.end < end ? a.end : end) - start + to;
		a.start = a.start - start + to;
		a.since = s->events;
		areas_put(&part, &a);
	}
	drop(s, to, to + (end - start));
	areas_remove(s, to, to + (end - start));
	if (!keep)
		areas_remove(s, start, end);
	pages_move(&s->pages, start, end, to);
	for (size_t i = 0; i < part.areas; i++)
		areas_put(s, &part.area[i]);
	space_free(&part);
	return SPACE_AREAS | SPACE_PAGES;
}

/* Makes the area that ends at `end` longer. */
static void extend(struct space *s, uint64_t end, uint64_t new_end)
{
	const struct area *last = space_find(s, end - 1);
	struct area a;

	if (!last)
		return;
	a = *last;
	a.offset += a.kind == AREA_FILE ? end - a.start : 0;
	a.start = end;
	a.end = new_end;
	put(s, a);
}

static unsigned remap(struct space *s, const struct event *e)
{
	uint64_t start = e->address, old = page_up(e->length), new = page_up(e->offset);
	const struct area *a = space_find(s, start);
	struct area twin;

	if (!a)
		return 0;
	if (!old) { /* a second place for a shared mapping */
		twin = *a;
		twin.offset += twin.kind == AREA_FILE ? start - twin.start : 0;
		twin.start = e->result;
		twin.end = e->result + new;
		return put(s, twin);
	}
	if (new < old)
		take(s, start + new, old - new);
	if (e->result != start)
		move(s, start, start + (new < old ? new : old), e->result, (e->flags & 4) != 0);
	if (new > old)
		extend(s, e->result + old, e->result + new);
	return SPACE_AREAS | SPACE_PAGES;
}

/* ---- system calls ---- */

static unsigned map(struct space *s, const struct event *e)
{
	int anonymous = (e->flags & MAP_ANONYMOUS) != 0;
	struct area a = {.start = e->result, .end = e->result + page_up(e->length), .phdr = -1,
		.prot = e->prot, .shared = (e->flags & MAP_TYPE) != MAP_PRIVATE};

	a.kind = anonymous ? AREA_ANON : AREA_FILE;
	if (!anonymous) {
		a.name = e->name ? e->name : event_intern("?");
		a.offset = e->offset;
	}
	return put(s, a);
}

static unsigned set_break(struct space *s, uint64_t brk)
{
	uint64_t old = page_up(s->brk), new = page_up(brk);
	unsigned changed = SPACE_BRK;

	if (!s->start_brk) {
		s->start_brk = s->brk = brk;
		return SPACE_BRK;
	}
	if (new > old)
		changed |= put(s, (struct area){.start = old, .end = new, .kind = AREA_HEAP, .phdr = -1,
			.prot = PROT_READ | PROT_WRITE, .name = event_intern("[heap]")});
	else if (new < old)
		changed |= take(s, new, old - new);
	s->brk = brk;
	return changed;
}

static unsigned protect(struct space *s, const struct event *e)
{
	uint64_t start = page_down(e->address);
	const struct area *a = space_find(s, start);

	if (a && e->flags & GROWS_DOWN)
		start = a->start;
	areas_protect(s, start, page_up(e->address + e->length), e->prot);
	return SPACE_AREAS;
}

static unsigned advise(struct space *s, const struct event *e)
{
	uint64_t end = page_up(e->address + e->length);

	switch (e->flags) {
	case MADV_DONTNEED: case MADV_REMOVE: case DONTNEED_LOCKED: case GUARD_INSTALL:
		return drop(s, e->address, end);
	}
	return 0;
}

/* shmdt(2) takes away what shmat(2) put at this address, whatever is left of it. */
static unsigned detach(struct space *s, uint64_t address)
{
	const struct area *a = space_find(s, address);

	if (!a || !a->shared)
		return 0;
	return take(s, a->start, a->end - a->start);
}

static unsigned call(struct space *s, const struct event *e)
{
	if (e->error)
		return 0;
	switch ((enum event_call)e->call) {
	case CALL_BRK: return set_break(s, e->result);
	case CALL_MMAP: return map(s, e);
	case CALL_MUNMAP: return take(s, e->address, e->length);
	case CALL_MREMAP: return remap(s, e);
	case CALL_MPROTECT: return protect(s, e);
	case CALL_MADVISE: return advise(s, e);
	case CALL_SHMAT:
		return put(s, (struct area){.start = e->result, .end = e->result + page_up(e->length),
			.prot = e->prot, .shared = 1, .phdr = -1, .kind = AREA_FILE,
			.name = e->name ? e->name : event_intern("/SYSV")});
	case CALL_SHMDT: return detach(s, e->address);
	default: return 0;
	}
}

/* ---- the load ---- */

static int is(const struct event *step, const char *op)
{
	return step->name && !strcmp(step->name, op);
}

static unsigned drop_loader(struct space *s)
{
	for (size_t i = s->areas; i-- > 0;)
		if (s->area[i].kind == AREA_LOADER)
			take(s, s->area[i].start, s->area[i].end - s->area[i].start);
	s->entered = 1;
	return SPACE_AREAS | SPACE_PAGES;
}

static struct area segment(const struct space *s, const struct event *step, uint8_t kind)
{
	return (struct area){.start = step->address, .end = step->address + page_up(step->length),
		.offset = step->offset, .prot = step->prot, .kind = kind, .role = step->role,
		.phdr = step->phdr, .name = kind != AREA_FILE ? NULL
		: step->role == ROLE_INTERPRETER ? s->interpreter : s->program};
}

unsigned space_step(struct space *s, const struct event *step)
{
	if (is(step, "map"))
		return put(s, segment(s, step, AREA_FILE));
	if (is(step, "zero"))
		return put(s, segment(s, step, AREA_ANON));
	if (is(step, "unmap"))
		return take(s, step->address, step->length);
	if (is(step, "move"))
		return move(s, step->address, step->address + step->length, step->to, 0);
	if (is(step, "protect")) {
		areas_protect(s, page_down(step->address), page_up(step->address + step->length),
			step->prot);
		return SPACE_AREAS;
	}
	if (is(step, "wipe") || is(step, "fill") || is(step, "stack"))
		return touch(s, step->address, step->length, 0);
	if (is(step, "grow"))
		return touch(s, step->address, 1, 0);
	if (is(step, "drop"))
		return drop(s, step->address, step->address + step->length);
	if (is(step, "mm")) {
		s->start_brk = s->brk = step->to;
		return SPACE_BRK;
	}
	if (is(step, "leave")) {
		s->entry = step->to;
		s->sp = step->address;
		return drop_loader(s);
	}
	return 0;
}

static unsigned done(struct space *s, uint64_t n)
{
	return s->plan && n && n <= s->plan->events ? space_step(s, &s->plan->event[n - 1]) : 0;
}

static void remember(struct space *s, const struct event *step)
{
	struct stream *plan = (struct stream *)s->plan;

	if (!plan)
		s->plan = plan = calloc(1, sizeof *plan);
	if (!plan)
		abort();
	stream_add(plan, step);
}

static void begin(struct space *s, const struct event *e)
{
	s->program = event_intern(json_string_value(json_object_get(e->json, "loaded")));
	s->interpreter = event_intern(json_string_value(json_object_get(e->json, "interpreter")));
	if (!s->pid)
		s->pid = e->pid;
}

/* ---- snapshots ---- */

/* Whose segments the areas are, by the steps that mapped them. */
static void name_owners(struct space *s)
{
	for (size_t i = 0; s->plan && i < s->plan->events; i++) {
		const struct event *step = &s->plan->event[i];
		const struct area *there = space_find(s, step->address);
		struct area a;

		if (!there || !(is(step, "map") || is(step, "zero")) || there->role)
			continue;
		a = *there;
		a.offset += a.kind == AREA_FILE ? step->address - a.start : 0;
		a.start = step->address;
		if (a.end > step->address + page_up(step->length))
			a.end = step->address + page_up(step->length);
		a.role = step->role;
		a.phdr = step->phdr;
		if (a.kind == AREA_FILE)
			a.name = segment(s, step, AREA_FILE).name;
		areas_put(s, &a);
	}
}

/* Before the first step all that is not the kernel's is uload's. */
static void name_loader(struct space *s)
{
	for (size_t i = 0; i < s->areas; i++)
		if (s->area[i].kind == AREA_FILE || s->area[i].kind == AREA_ANON
		    || s->area[i].kind == AREA_HEAP)
			s->area[i].kind = AREA_LOADER;
}

static unsigned snapshot(struct space *s, const struct event *e)
{
	struct space now;
	int first = !s->areas && s->plan && !s->entered;

	space_from_areas(&now, json_object_get(e->json, "areas"));
	for (size_t i = 0; i < now.areas; i++) {
		const struct area *old = space_find(s, now.area[i].start);

		now.area[i].since = old && old->start == now.area[i].start && old->prot == now.area[i].prot
			? old->since : s->events;
		if (now.area[i].kind == AREA_HEAP && !s->start_brk) {
			s->start_brk = now.area[i].start;
			s->brk = now.area[i].end;
		}
	}
	free(s->area);
	s->area = now.area;
	s->areas = now.areas;
	s->room = now.room;
	if (first && !json_is_true(json_object_get(e->json, "entry")))
		name_loader(s);
	else
		name_owners(s);
	areas_count(s);
	return SPACE_AREAS;
}

static unsigned exec(struct space *s, const char *path)
{
	pages_drop(&s->pages, 0, UINT64_MAX);
	s->areas = 0;
	s->mapped = 0;
	s->plan = NULL;
	s->program = path;
	s->interpreter = NULL;
	s->start_brk = s->brk = 0;
	s->entered = 1;
	return SPACE_AREAS | SPACE_PAGES | SPACE_BRK;
}

/* ---- */

static unsigned one(struct space *s, const struct event *e)
{
	switch ((enum event_kind)e->kind) {
	case EVENT_PLAN: begin(s, e); return 0;
	case EVENT_STEP: remember(s, e); return 0;
	case EVENT_WATCH:
		if (!s->program)
			s->program = event_intern(json_string_value(json_object_get(e->json, "program")));
		return 0;
	case EVENT_AREAS: return snapshot(s, e);
	case EVENT_DONE: return done(s, e->number);
	case EVENT_ENTRY:
		s->entry = e->address;
		s->sp = e->to;
		s->entered = 1;
		return 0;
	case EVENT_CALL: return call(s, e);
	case EVENT_FAULT: return touch(s, e->address, 1, 1);
	case EVENT_RESIDENT: return touch(s, e->address, e->length, 0);
	case EVENT_EXEC: return exec(s, e->name);
	default: return 0;
	}
}

unsigned space_apply(struct space *s, const struct event *e)
{
	unsigned changed;

	if (s->pid && e->pid && e->pid != s->pid)
		return 0;
	s->events++;
	changed = one(s, e);
	if (s->mapped > s->peak_mapped)
		s->peak_mapped = s->mapped;
	if (s->brk > s->peak_brk)
		s->peak_brk = s->brk;
	if (s->pages.count * PAGE > s->peak_resident)
		s->peak_resident = s->pages.count * PAGE;
	return changed;
}
