/* record.c: the order of things. The load's steps and rows come before anything happens; they are
 * kept, and become moments when the stream says that they were carried out (`done`) or, if it says
 * nothing of that, all at once. Rows of the stack come behind the step that writes them. */
#include "record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "policy.h"

void record_init(struct record *r)
{
	memset(r, 0, sizeof *r);
	space_init(&r->space);
	r->summary.status = r->summary.signal = -1;
	moment_add(&r->moments, &r->versions, NULL, 0); /* the empty address space */
}

static struct moment *add(struct record *r, const struct event *e, uint64_t number, int step)
{
	struct moment *m = moment_add(&r->moments, &r->versions, e, number);

	if (m->run ? r->alone < policy.head : e->kind == EVENT_ROW && r->played < policy.head)
		m->alone = 1;
	r->alone += m->run && m->alone;
	record_change(r, m, e, step);
	return m;
}

/* ---- the load ---- */

static void keep(struct stream *list, uint64_t **numbers, const struct event *e, uint64_t number)
{
	stream_add(list, e);
	*numbers = report_alloc(*numbers, list->events * sizeof **numbers);
	(*numbers)[list->events - 1] = number;
}

/* From low addresses to high ones, as a stack is pushed: argc would come last; shown as they lie. */
static void play_rows(struct record *r)
{
	for (size_t i = 0; i < r->rows.events; i++) {
		struct moment *m = add(r, &r->rows.event[i], r->row_number[i], 0);

		m->alone = i < policy.head;
	}
}

static void play_step(struct record *r, size_t n, uint64_t time)
{
	struct event step;
	struct moment *m;

	if (n >= r->steps.events)
		return;
	step = r->steps.event[n];
	step.time = time;
	m = add(r, &step, r->step_number[n], 1);
	m->rank = RANK_LOAD;
	if (step.name && !strcmp(step.name, "stack"))
		play_rows(r);
	r->played = n + 1;
}

static void put_area(json_t *list, uint64_t start, uint64_t end, const char *prot, const char *name)
{
	char from[24], to[24];

	if (start >= end)
		return;
	snprintf(from, sizeof from, "0x%" PRIx64, start);
	snprintf(to, sizeof to, "0x%" PRIx64, end);
	json_array_append_new(list, name ? json_pack("{s:s, s:s, s:s, s:s}", "start", from, "end", to,
		"prot", prot, "name", name) : json_pack("{s:s, s:s, s:s}", "start", from, "end", to, "prot", prot));
}

/* What must have lain there before the first step, as far as the plan tells: for a stream that has
 * no areas. Belongs to the moment of the plan. */
static void assume_areas(struct record *r)
{
	const json_t *stack = json_object_get(r->plan, "stack");
	uint64_t vdso = event_hex(json_object_get(r->plan, "layout"), "vdso");
	json_t *list = json_array();
	struct event e = {.kind = EVENT_AREAS, .phdr = -1, .fd = -1};
	struct moment *m = &r->moments.at[r->moments.count - 1];

	put_area(list, event_hex(stack, "bottom"), event_hex(stack, "end"), "rw-", "[stack]");
	for (size_t i = 0; i < r->steps.events; i++) {
		const struct event *s = &r->steps.event[i];

		if (s->name && !strcmp(s->name, "unmap"))
			put_area(list, s->address, s->address + s->length, "r-x", NULL);
		if (s->name && !strcmp(s->name, "move"))
			put_area(list, s->address, s->address + s->length, s->to == vdso ? "r-x" : "r--",
				s->to == vdso ? "[vdso]" : "[vvar]");
	}
	e.json = json_pack("{s:o}", "areas", list);
	record_change(r, m, &e, 0);
	r->space.events--;             /* it is no event of the stream */
	json_decref(e.json);
}

/* The stream does not say when the steps were carried out. */
static void play_all(struct record *r)
{
	if (r->played || !r->steps.events)
		return;
	if (!r->space.areas)
		assume_areas(r);
	for (size_t n = 0; n < r->steps.events; n++)
		play_step(r, n, 0);
}

/* The program is entered. Its areas belong to the jump: of that the stream says nothing else. */
static void enter(struct record *r, const struct event *e)
{
	play_all(r);
	if (r->played + 1 == r->steps.events)
		play_step(r, r->played, e->time);
	add(r, e, r->events, 0);
	if (r->steps.events && r->moments.at[r->moments.count - 2].rank == RANK_LOAD)
		moment_join_last(&r->moments, &r->versions);
	else
		r->moments.at[r->moments.count - 1].run = 0;
}

static void plan(struct record *r, const struct event *e)
{
	r->plan = json_incref(e->json);
	files_plan(&r->files, r->plan);
	add(r, e, r->events, 0);
}

static void row(struct record *r, const struct event *e)
{
	if (r->rows.events < policy.rows)
		keep(&r->rows, &r->row_number, e, r->events);
	else
		r->rows_left_out++;
}

/* ---- the run ---- */

static void count_fault(struct summary *s, const char *region)
{
	unsigned i = 0;

	s->faults++;
	while (i < s->regions && s->region[i].name != region)
		i++;
	if (i == sizeof s->region / sizeof *s->region)
		return;
	if (i == s->regions)
		s->region[s->regions++].name = region;
	s->region[i].count++;
}

static void count(struct record *r, const struct moment *m, const struct event *e)
{
	struct summary *s = &r->summary;

	if (e->kind == EVENT_FAULT)
		count_fault(s, m->region);
	s->found += e->kind == EVENT_RESIDENT ? (e->length + PAGE - 1) / PAGE : 0;
	s->calls += e->kind == EVENT_CALL;
	s->failed += e->kind == EVENT_CALL && e->error;
	s->from[e->from & 7] += e->kind == EVENT_HEAP;
	s->lost += e->kind == EVENT_LOST ? e->number : 0;
	if (e->kind == EVENT_EXIT && (!r->space.pid || e->pid == r->space.pid)) {
		s->status = e->flags ? -1 : (int)e->number;
		s->signal = e->flags ? (int)(e->number & 127) : -1;
	}
}

static void heap_state(struct record *r, const struct event *e)
{
	char *text = json_dumps(e->json, JSON_COMPACT);

	r->shot = report_alloc(r->shot, (r->shots + 1) * sizeof *r->shot);
	r->shot[r->shots] = (struct heap_shot){r->events, e->time, text ? text : strdup("{}")};
	r->moments.at[r->moments.count - 1].heap = (int32_t)r->shots++;
}

static void run(struct record *r, const struct event *e)
{
	struct moment *m;
	uint64_t value[LINES];

	if (e->kind == EVENT_AREAS && !r->executed && json_is_true(json_object_get(e->json, "entry"))) {
		enter(r, e);
		return;
	}
	if (r->refusal && e->kind == EVENT_EXIT) { /* uload's: there never was a program */
		r->summary.status = (int)e->number;
		return;
	}
	if (e->kind >= EVENT_ENTRY)
		play_all(r);
	m = add(r, e, r->events, 0);
	if (e->kind == EVENT_AREAS && !r->played && r->steps.events) {
		m->run = 0;
		m->rank = RANK_LOAD;
		return;
	}
	count(r, m, e);
	if (e->kind == EVENT_EXEC && !m->foreign)
		r->executed = 1;
	value[LINE_BRK] = r->space.brk - r->space.start_brk;
	value[LINE_MAPPED] = r->space.mapped;
	value[LINE_RESIDENT] = r->space.pages.count * PAGE;
	timeline_add(&r->timeline, r->events, e->time, value);
}

void record_skip(struct record *r)
{
	r->events++;
	chunks_add(&r->chunks, &(struct event){.fd = -1}, 0);
}

void record_event(struct record *r, const struct event *e)
{
	unsigned key = key_of(e);

	r->events++;
	r->summary.by_key[key]++;
	if (e->time > r->summary.time)
		r->summary.time = e->time;
	chunks_add(&r->chunks, e, key);
	switch (e->kind) {
	case EVENT_PLAN: plan(r, e); break;
	case EVENT_STEP:
		keep(&r->steps, &r->step_number, e, r->events);
		space_apply(&r->space, e);
		break;
	case EVENT_ROW: row(r, e); break;
	case EVENT_DONE: play_step(r, (size_t)e->number - 1, e->time); break;
	case EVENT_REFUSAL:
		r->refusal = json_incref(e->json);
		add(r, e, r->events, 0);
		break;
	case EVENT_WATCH:
		r->watch = event_to_json(e);
		space_apply(&r->space, e);
		break;
	case EVENT_END: r->end = event_to_json(e); break;
	case EVENT_HEAP_STATE: heap_state(r, e); break;
	default: run(r, e);
	}
}

void record_end(struct record *r)
{
	play_all(r);
	moments_settle(&r->moments, &r->versions);
	chunks_end(&r->chunks);
	files_read(&r->files);
}
