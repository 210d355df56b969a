/* apply_load.c: what a step of the load does, and what a look at /proc/PID/maps tells. The plan's steps are
 * kept with the space, so that "step 5 is done" and "whose segment is this" can be answered. */
#include <stdlib.h>
#include <string.h>

#include "areas.h"
#include "effects.h"

static int is(const struct event *step, const char *op)
{
	return step->name && !strcmp(step->name, op);
}

static unsigned drop_loader(struct space *s)
{
	for (size_t i = s->areas; i-- > 0;)
		if (s->area[i].kind == AREA_LOADER)
			effect_take(s, s->area[i].start, s->area[i].end - s->area[i].start);
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
		return effect_put(s, segment(s, step, AREA_FILE));
	if (is(step, "zero"))
		return effect_put(s, segment(s, step, AREA_ANON));
	if (is(step, "unmap"))
		return effect_take(s, step->address, step->length);
	if (is(step, "move"))
		return effect_move(s, step->address, step->address + step->length, step->to, 0);
	if (is(step, "protect")) {
		areas_protect(s, page_down(step->address), page_up(step->address + step->length),
			step->prot);
		return SPACE_AREAS;
	}
	if (is(step, "wipe") || is(step, "fill") || is(step, "stack"))
		return effect_touch(s, step->address, step->length, 0);
	if (is(step, "grow"))
		return effect_touch(s, step->address, 1, 0);
	if (is(step, "drop"))
		return effect_drop(s, step->address, step->address + step->length);
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

unsigned load_done(struct space *s, uint64_t n)
{
	return s->plan && n && n <= s->plan->events ? space_step(s, &s->plan->event[n - 1]) : 0;
}

void load_remember(struct space *s, const struct event *step)
{
	struct stream *plan = (struct stream *)s->plan;

	if (!plan)
		s->plan = plan = calloc(1, sizeof *plan);
	if (!plan)
		abort();
	stream_add(plan, step);
}

void load_begin(struct space *s, const struct event *e)
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

unsigned load_snapshot(struct space *s, const struct event *e)
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
