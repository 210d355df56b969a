/* apply.c: what each event does to an address space. */
#include <sys/mman.h>

#include "areas.h"
#include "effects.h"
#include "pages.h"

#define DONTNEED_LOCKED 24      /* MADV_…, not in older headers */
#define GUARD_INSTALL 102
#define GROWS_DOWN 0x01000000UL /* PROT_GROWSDOWN, in flags */

/* ---- system calls ---- */

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
		return effect_put(s, twin);
	}
	if (new < old)
		effect_take(s, start + new, old - new);
	if (e->result != start)
		effect_move(s, start, start + (new < old ? new : old), e->result, (e->flags & 4) != 0);
	if (new > old)
		effect_extend(s, e->result + old, e->result + new);
	return SPACE_AREAS | SPACE_PAGES;
}

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
	return effect_put(s, a);
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
		changed |= effect_put(s, (struct area){.start = old, .end = new, .kind = AREA_HEAP, .phdr = -1,
			.prot = PROT_READ | PROT_WRITE, .name = event_intern("[heap]")});
	else if (new < old)
		changed |= effect_take(s, new, old - new);
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
		return effect_drop(s, e->address, end);
	}
	return 0;
}

/* shmdt(2) takes away what shmat(2) put at this address, whatever is left of it. */
static unsigned detach(struct space *s, uint64_t address)
{
	const struct area *a = space_find(s, address);

	if (!a || !a->shared)
		return 0;
	return effect_take(s, a->start, a->end - a->start);
}

static unsigned call(struct space *s, const struct event *e)
{
	if (e->error)
		return 0;
	switch ((enum event_call)e->call) {
	case CALL_BRK: return set_break(s, e->result);
	case CALL_MMAP: return map(s, e);
	case CALL_MUNMAP: return effect_take(s, e->address, e->length);
	case CALL_MREMAP: return remap(s, e);
	case CALL_MPROTECT: return protect(s, e);
	case CALL_MADVISE: return advise(s, e);
	case CALL_SHMAT:
		return effect_put(s, (struct area){.start = e->result, .end = e->result + page_up(e->length),
			.prot = e->prot, .shared = 1, .phdr = -1, .kind = AREA_FILE,
			.name = e->name ? e->name : event_intern("/SYSV")});
	case CALL_SHMDT: return detach(s, e->address);
	default: return 0;
	}
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

static unsigned one(struct space *s, const struct event *e)
{
	switch ((enum event_kind)e->kind) {
	case EVENT_PLAN: load_begin(s, e); return 0;
	case EVENT_STEP: load_remember(s, e); return 0;
	case EVENT_WATCH:
		if (!s->program)
			s->program = event_intern(json_string_value(json_object_get(e->json, "program")));
		return 0;
	case EVENT_AREAS: return load_snapshot(s, e);
	case EVENT_DONE: return load_done(s, e->number);
	case EVENT_ENTRY:
		s->entry = e->address;
		s->sp = e->to;
		s->entered = 1;
		return 0;
	case EVENT_CALL: return call(s, e);
	case EVENT_FAULT: return effect_touch(s, e->address, 1, 1);
	case EVENT_RESIDENT: return effect_touch(s, e->address, e->length, 0);
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
