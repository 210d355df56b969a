/* lines.c: see lines.h. Gathering: a group is a region's touches, the stack's growth, or the calls
 * that the pool serves; groups are shown in the order in which they began as soon as an event comes
 * that is shown by itself. Repeating: the keys of the last lines are kept; when the last p of them
 * (p up to 6) came twice in the same order, a third time is only counted, until a line comes that
 * does not fit. */
#include "lines.h"
#include "symbols.h"
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define GROUPS 12
#define LONGEST 6              /* period */
#define HELD_MS 250            /* a group is shown after this time at the latest */
#define COUNTED_MS 1000        /* and so is a count of repetitions */
#define BYTES(n) ulab_bytes((double)(n), (char[24]){0})

struct group {
	unsigned kind;         /* EVENT_FAULT, EVENT_RESIDENT, EVENT_HEAP; EVENT_NONE: stack growth */
	int pid, again;
	const char *region, *file;
	uint64_t time, events, low, high;
	uint64_t number;       /* of pages, or calls */
	const char *function;  /* that touched first */
	int functions;         /* 2: others, too */
	uint64_t calls[CALL_KINDS], bytes;
	struct line first;     /* if it stays alone */
};

struct repeat {
	uint64_t key[2 * LONGEST]; /* of the last lines, the last one at the end */
	unsigned period;       /* 0: none */
	unsigned at;           /* lines of the round that is under way, held */
	struct line held[LONGEST];
	uint64_t rounds, time;
	long long since;
	int pid;
};

struct lines {
	line_sink *sink;
	void *context;
	int all;
	struct group group[GROUPS];
	size_t groups;
	long long held_since;
	struct line load;      /* shown at the entry point: until then it may be refused */
	int has_load, begun;
	struct repeat repeat;
};

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- repetitions ---- */

static void tell_rounds(struct lines *l)
{
	struct repeat *r = &l->repeat;
	struct line line = {.time = r->time, .pid = r->pid, .verb = "..."};

	if (!r->rounds)
		return;
	if (r->period == 1)
		snprintf(line.text, sizeof line.text, "the same %lu more time%s", (unsigned long)r->rounds,
			r->rounds == 1 ? "" : "s");
	else
		snprintf(line.text, sizeof line.text, "the last %u lines %lu more time%s", r->period,
			(unsigned long)r->rounds, r->rounds == 1 ? "" : "s");
	r->rounds = 0;
	l->sink(l->context, &line);
}

/* What is held of the round under way is shown as it is. */
static void end_rounds(struct lines *l)
{
	struct repeat *r = &l->repeat;

	if (!r->period)
		return;
	tell_rounds(l);
	for (unsigned i = 0; i < r->at; i++)
		l->sink(l->context, &r->held[i]);
	r->period = r->at = 0;
}

static unsigned period_of(const struct repeat *r)
{
	const uint64_t *end = r->key + 2 * LONGEST;

	for (unsigned p = 1; p <= LONGEST; p++)
		if (*(end - p) && !memcmp(end - p, end - 2 * p, p * sizeof *end))
			return p;
	return 0;
}

static void show(struct lines *l, const struct line *line, uint64_t key)
{
	struct repeat *r = &l->repeat;
	int fits = r->period && key == r->key[2 * LONGEST - r->period];

	if (r->period && !fits)
		end_rounds(l);
	memmove(r->key, r->key + 1, (2 * LONGEST - 1) * sizeof *r->key);
	r->key[2 * LONGEST - 1] = key;
	if (!fits) {
		l->sink(l->context, line);
		r->period = l->all ? 0 : period_of(r);
		r->since = r->period ? now_ms() : 0;
		return;
	}
	r->held[r->at++] = *line;
	r->time = line->time;
	r->pid = line->pid;
	if (r->at == r->period) {
		r->rounds++;
		r->at = 0;
	}
}

/* ---- groups ---- */

static void word_touches(struct line *line, const struct group *g)
{
	char place[300];
	const char *where = line_place(g->region, g->file, place);
	unsigned long pages = (unsigned long)g->number;

	line->class = LINE_TOUCH;
	line->verb = g->kind == EVENT_RESIDENT ? "present" : g->again ? "again" : "touch";
	if (g->kind == EVENT_RESIDENT)
		snprintf(line->text, sizeof line->text, "%lu pages of %s, 0x%lx-0x%lx", pages, where,
			(unsigned long)g->low, (unsigned long)g->high);
	else
		snprintf(line->text, sizeof line->text, "%lu pages of %s, by %s%s, 0x%lx-0x%lx", pages, where,
			g->function ? g->function : "code", g->functions > 1 ? " and others" : "",
			(unsigned long)g->low, (unsigned long)g->high);
	line_clean(line);
}

static void word_calls(struct line *line, const struct group *g)
{
	char *to = line->text, *end = line->text + sizeof line->text;

	line->class = LINE_HEAP;
	line->verb = "pool";
	to += snprintf(to, (size_t)(end - to), "%lu calls without a system call:",
		(unsigned long)g->number);
	for (unsigned i = 0, n = 0; i < CALL_KINDS; i++)
		if (g->calls[i])
			to += snprintf(to, (size_t)(end - to), "%s %lu %s", n++ ? "," : "",
				(unsigned long)g->calls[i], event_call_name(i));
	snprintf(to, (size_t)(end - to), "; %s asked for", BYTES(g->bytes));
}

static void word_stack(struct line *line, const struct group *g)
{
	line->class = LINE_GAIN;
	line->verb = "stack";
	snprintf(line->text, sizeof line->text, "grew down by %s to 0x%lx: %s", BYTES(g->bytes),
		(unsigned long)g->low, BYTES(g->number));
}

static uint64_t group_key(const struct group *g)
{
	uint64_t key = (g->number << 8 | g->kind) * 0x9e3779b97f4a7c15u;

	key ^= (uint64_t)(uintptr_t)g->region * 31 + (uint64_t)(uintptr_t)g->file * 17;
	key += (uint64_t)g->pid << 32 | (uint64_t)g->again;
	for (unsigned i = 0; i < CALL_KINDS; i++)
		key = key * 31 + g->calls[i];
	return (key + g->bytes) | 1;
}

static void show_groups(struct lines *l)
{
	for (size_t i = 0; i < l->groups; i++) {
		struct group *g = &l->group[i];

		if (g->kind == EVENT_NONE)
			word_stack(&g->first, g);
		else if (g->kind == EVENT_HEAP && g->events > 1)
			word_calls(&g->first, g);
		else if (g->events > 1)
			word_touches(&g->first, g);
		g->first.time = g->time;
		show(l, &g->first, group_key(g));
	}
	l->groups = 0;
}

static struct group *group_for(struct lines *l, unsigned kind, const struct event *e,
	const struct change *c)
{
	for (size_t i = 0; i < l->groups; i++) {
		struct group *g = &l->group[i];

		if (g->kind == kind && g->pid == e->pid && g->again == c->again
				&& g->region == c->region && g->file == c->file)
			return g;
	}
	return NULL;
}

static struct group *new_group(struct lines *l, unsigned kind, const struct event *e,
	const struct change *c)
{
	struct group *g;
	uint64_t key;

	if (l->groups == GROUPS)
		show_groups(l);
	if (!l->groups)
		l->held_since = now_ms();
	g = &l->group[l->groups++];
	memset(g, 0, offsetof(struct group, first));
	g->kind = kind;
	g->pid = e->pid;
	g->again = c->again;
	g->region = c->region;
	g->file = c->file;
	g->time = e->time;
	g->low = UINT64_MAX;
	line_of(&g->first, e, c, &key);
	return g;
}

static void gather(struct lines *l, const struct event *e, const struct change *c)
{
	struct group *g = group_for(l, e->kind, e, c);
	uint64_t page = e->address & ~(PAGE - 1);
	uint64_t pages = e->kind == EVENT_RESIDENT ? e->length / PAGE : 1;
	const char *function;

	if (!g)
		g = new_group(l, e->kind, e, c);
	g->events++;
	g->number += pages;
	if (e->kind == EVENT_HEAP) {
		g->calls[e->call]++;
		g->bytes += e->call == CALL_FREE ? 0 : e->length;
		return;
	}
	g->low = page < g->low ? page : g->low;
	g->high = page + pages * PAGE > g->high ? page + pages * PAGE : g->high;
	function = symbols_name(c->space, e->ip);
	if (!g->functions) {
		g->function = function;
		g->functions = 1;
	} else if (function != g->function) {
		g->functions = 2;
	}
}

static void gather_growth(struct lines *l, const struct event *e, const struct change *c)
{
	struct group *g = group_for(l, EVENT_NONE, e, c);

	if (!g)
		g = new_group(l, EVENT_NONE, e, c);
	g->events++;
	g->bytes += c->stack_grew;
	g->number = c->stack;
	g->low = e->address & ~(PAGE - 1);
}

static int gathers(const struct lines *l, const struct event *e)
{
	enum { POOL = 1 }; /* enum heap_from */

	if (l->all)
		return 0;
	return e->kind == EVENT_FAULT || e->kind == EVENT_RESIDENT
		|| (e->kind == EVENT_HEAP && e->from <= POOL && e->address && e->call != CALL_HEAP_START
			&& e->call != CALL_TRIM);
}

/* ---- from outside ---- */

void lines_add(struct lines *l, const struct event *e, const struct change *c)
{
	struct line line;
	uint64_t key;

	if (c->stack_grew)
		gather_growth(l, e, c);
	if (gathers(l, e)) {
		l->begun = 1;
		gather(l, e, c);
		return;
	}
	if (!line_of(&line, e, c, &key))
		return;
	if (e->kind == EVENT_EXIT && !l->begun)
		return; /* it was not loaded: uload has said why */
	if (e->kind == EVENT_PLAN) {
		l->load = line;
		l->has_load = 1;
		return;
	}
	l->begun = 1;
	show_groups(l);
	if (e->kind == EVENT_ENTRY && l->has_load)
		show(l, &l->load, 0);
	show(l, &line, key | 1);
}

void lines_tick(struct lines *l)
{
	long long now = now_ms();

	if (l->groups && now - l->held_since >= HELD_MS)
		show_groups(l);
	if (l->repeat.period && l->repeat.rounds && now - l->repeat.since >= COUNTED_MS) {
		tell_rounds(l);
		l->repeat.since = now;
	}
}

void lines_flush(struct lines *l)
{
	show_groups(l);
	end_rounds(l);
}

struct lines *lines_new(line_sink *sink, void *context, int all)
{
	struct lines *l = calloc(1, sizeof *l);

	if (!l)
		abort();
	l->sink = sink;
	l->context = context;
	l->all = all;
	return l;
}

void lines_free(struct lines *l)
{
	free(l);
}
