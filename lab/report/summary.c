/* summary.c: the whole run in numbers. */
#include "data.h"

#include <string.h>

static void write_counts(const struct record *r, struct out *o)
{
	out_open(o, "counts", '{');
	for (unsigned i = 0; i < key_count(); i++)
		if (r->summary.by_key[i])
			out_number(o, key_name(i), r->summary.by_key[i]);
	out_close(o, '}');
}

static void write_faults(const struct summary *s, struct out *o)
{
	out_number(o, "faults", s->faults);
	out_open(o, "faults_by_region", '{');
	for (unsigned i = 0; i < s->regions; i++)
		out_number(o, s->region[i].name, s->region[i].count);
	out_close(o, '}');
	out_number(o, "resident_pages", s->found);
	out_number(o, "lost", s->lost);
}

static void write_heap_calls(const struct record *r, struct out *o)
{
	const struct summary *s = &r->summary;
	uint64_t all = 0;

	for (unsigned i = 0; i < 5; i++)
		all += s->from[i];
	if (!all)
		return;
	out_open(o, "heap", '{');
	out_number(o, "calls", all);
	out_open(o, "from", '{');
	for (unsigned i = 0; i < 5; i++)
		if (s->from[i])
			out_number(o, event_from_name(i), s->from[i]);
	out_close(o, '}');
	out_close(o, '}');
}

static void write_marks(const struct moments *m, struct out *o)
{
	out_open(o, "marks", '[');
	for (size_t i = 0; i < m->count; i++) {
		const struct event *e = m->at[i].event;

		if (!e || e->kind != EVENT_MARK || !e->name)
			continue;
		out_open(o, NULL, '[');
		out_number(o, NULL, i);
		out_string(o, NULL, e->name);
		out_close(o, ']');
	}
	out_close(o, ']');
}

void summary_write(const struct record *r, struct out *o)
{
	const struct summary *s = &r->summary;
	const struct space *space = &r->space;
	const char *how = json_string_value(json_object_get(r->watch, "faults"));

	out_open(o, "summary", '{');
	out_number(o, "events", r->events);
	write_counts(r, o);
	out_number(o, "calls", s->calls);
	out_number(o, "failed_calls", s->failed);
	if (space->start_brk) {
		out_address(o, "start_brk", space->start_brk);
		out_address(o, "peak_brk", space->peak_brk);
		out_number(o, "peak_heap", space->peak_brk > space->start_brk ? space->peak_brk - space->start_brk : 0);
	}
	out_number(o, "peak_mapped", space->peak_mapped);
	out_number(o, "peak_resident", space->peak_resident);
	write_faults(s, o);
	write_heap_calls(r, o);
	if (how)
		out_bool(o, "perf", !strcmp(how, "perf"));
	out_number(o, "time", s->time);
	if (s->status >= 0)
		out_integer(o, "status", s->status);
	if (s->signal >= 0)
		out_integer(o, "signal", s->signal);
	write_marks(&r->moments, o);
	out_number(o, "moments_merged", r->moments.merged);
	out_close(o, '}');
}
