/* data.c: a record as the object that the page reads: data.h. */
#include "data.h"

#include <stdlib.h>
#include <string.h>

#include "policy.h"
#include "text.h"
#include "uload.h"

static const char *const area_kinds[] = {
	[AREA_ANON] = "anon", [AREA_FILE] = "file", [AREA_HEAP] = "heap", [AREA_STACK] = "stack",
	[AREA_VDSO] = "vdso", [AREA_VVAR] = "vvar", [AREA_LOADER] = "loader", [AREA_SPECIAL] = "special",
};

/* Numbers of the page: those of the versions that a moment speaks of, in their order. */
static void number_versions(struct record *r)
{
	int32_t id = 0;

	for (size_t i = 0; i < r->moments.count; i++)
		for (size_t k = 0; k < r->moments.at[i].add.count; k++)
			r->versions.at[r->moments.at[i].add.at[k]].id = id++;
}

static void write_area(const struct version *v, struct out *o)
{
	const struct area *a = &v->area;
	char prot[4];

	out_open(o, NULL, '{');
	out_address(o, "start", a->start);
	out_address(o, "end", a->end);
	out_string(o, "prot", event_prot(a->prot, prot));
	if (a->shared)
		out_bool(o, "shared", 1);
	out_string(o, "name", a->name);
	out_string(o, "kind", area_kinds[a->kind]);
	if (a->role)
		out_string(o, "role", a->role == ROLE_PROGRAM ? "program" : "interpreter");
	if (a->phdr >= 0)
		out_integer(o, "phdr", a->phdr);
	if (a->kind == AREA_FILE)
		out_number(o, "offset", a->offset);
	out_string(o, "region", v->region);
	out_close(o, '}');
}

static void write_areas(const struct record *r, struct out *o)
{
	out_open(o, "areas", '[');
	for (size_t i = 0; i < r->moments.count; i++)
		for (size_t k = 0; k < r->moments.at[i].add.count; k++)
			write_area(&r->versions.at[r->moments.at[i].add.at[k]], o);
	out_close(o, ']');
}

/* ---- moments ---- */

static void write_numbers(const struct versions *v, const char *name, const struct numbers *n, struct out *o)
{
	if (!n->count)
		return;
	out_open(o, name, '[');
	for (size_t i = 0; i < n->count; i++)
		out_integer(o, NULL, v->at[n->at[i]].id);
	out_close(o, ']');
}

static void write_pages(const struct moment *m, struct out *o)
{
	uint64_t last = 0;

	if (m->drop.count) {
		out_open(o, "drop", '[');
		for (size_t i = 0; i < m->drop.count; i++) {
			out_address(o, NULL, m->drop.at[i].start);
			out_address(o, NULL, m->drop.at[i].end);
		}
		out_close(o, ']');
	}
	if (!m->touch.count)
		return;
	out_open(o, "touch", '[');
	for (size_t i = 0; i < m->touch.count; i++) {
		out_number(o, NULL, m->touch.at[i].start / PAGE - last);
		last = m->touch.at[i].end / PAGE;
		out_number(o, NULL, last - m->touch.at[i].start / PAGE);
	}
	out_close(o, ']');
}

static void write_where(const struct files *f, const char *name, uint64_t address, struct out *o)
{
	const struct symbol *symbol;
	const char *section;
	char text[256];
	int image;

	if (!address || files_where(f, address, &image, &section, &symbol))
		return;
	out_open(o, name, '[');
	out_integer(o, NULL, image);
	out_string(o, NULL, section);
	if (symbol) {
		uint64_t off = address - symbol->address;

		snprintf(text, sizeof text, off ? "%.200s+0x%llx" : "%.200s", symbol->name, (unsigned long long)off);
		out_string(o, NULL, text);
	} else {
		out_raw(o, NULL, "null");
	}
	out_close(o, ']');
}

static void write_one(const struct record *r, const struct moment *m, struct out *o)
{
	const struct event *e = m->event;
	json_t *args;
	char text[1024];

	if (!e)
		return;
	args = e->json ? json_incref(e->json) : event_to_json(e);
	if (e->kind != EVENT_AREAS) /* the page has the areas */
		out_json(o, "args", args);
	json_decref(args);
	if (call_text(e, text, sizeof text))
		out_string(o, "c", text);
	if (m->foreign || !m->run)
		return;
	if (e->kind == EVENT_FAULT || e->kind == EVENT_SIGNAL || e->kind == EVENT_ENTRY || e->kind == EVENT_MARK)
		write_where(&r->files, "where", e->address, o);
	write_where(&r->files, "where_ip", e->ip, o);
}

static void write_many(const struct moment *m, struct out *o)
{
	if (m->count < 2)
		return;
	out_number(o, "count", m->count);
	out_open(o, "counts", '{');
	for (size_t i = 0; i < m->tallies; i++)
		out_number(o, key_name(m->tally[i].key), m->tally[i].count);
	out_close(o, '}');
	out_number(o, "from", m->from);
	if (m->bytes) {
		out_address(o, "low", m->low);
		out_address(o, "high", m->high);
		out_number(o, "bytes", m->bytes);
	}
}

static void write_moment(const struct record *r, const struct moment *m, struct out *o)
{
	out_open(o, NULL, '{');
	out_string(o, "key", key_name(m->key));
	out_string(o, "part", m->run ? "run" : "load");
	if (m->first) {
		out_open(o, "events", '[');
		out_number(o, NULL, m->first);
		out_number(o, NULL, m->last);
		out_close(o, ']');
	}
	write_many(m, o);
	if (m->run || m->time)
		out_number(o, "time", m->time);
	write_one(r, m, o);
	write_numbers(&r->versions, "del", &m->del, o);
	write_numbers(&r->versions, "add", &m->add, o);
	write_pages(m, o);
	if (m->start_brk) {
		out_address(o, "start_brk", m->start_brk);
		out_address(o, "brk", m->brk);
	}
	out_number(o, "mapped", m->mapped);
	out_number(o, "resident", m->resident);
	if (m->heap >= 0)
		out_integer(o, "heap", m->heap);
	if (m->region && m->first)
		out_string(o, "region", m->region);
	out_close(o, '}');
}

static void write_moments(const struct record *r, struct out *o)
{
	out_open(o, "moments", '[');
	for (size_t i = 0; i < r->moments.count; i++) {
		write_moment(r, &r->moments.at[i], o);
		putc('\n', o->file);
	}
	out_close(o, ']');
}

/* ---- stack, timeline, heap ---- */

/* Number of the row that lies at this address; -1: none. Rows go down. */
static long row_at(const struct stream *rows, uint64_t address)
{
	size_t first = 0, last = rows->events;

	while (first < last) {
		size_t middle = (first + last) / 2;

		if (rows->event[middle].address > address)
			first = middle + 1;
		else
			last = middle;
	}
	if (first == rows->events || address - rows->event[first].address >= rows->event[first].length)
		return -1;
	return (long)first;
}

static void write_stack(const struct record *r, struct out *o)
{
	const json_t *stack = json_object_get(r->plan, "stack");

	if (!r->rows.events)
		return;
	out_open(o, "stack", '{');
	out_address(o, "end", event_hex(stack, "end"));
	out_address(o, "sp", event_hex(stack, "sp"));
	out_open(o, "rows", '[');
	for (size_t i = 0; i < r->rows.events; i++) {
		const struct event *e = &r->rows.event[i];
		const char *kind = e->name ? e->name : "";
		int points = !strcmp(kind, "auxv") || !strcmp(kind, "argv") || !strcmp(kind, "envp");
		long to = points ? row_at(&r->rows, event_hex(e->json, "value")) : -1;
		json_t *row = json_copy(e->json);

		json_object_del(row, "event");
		if (to >= 0)
			json_object_set_new(row, "to", json_integer(to));
		out_json(o, NULL, row);
		json_decref(row);
	}
	out_close(o, ']');
	if (r->rows_left_out)
		out_number(o, "left_out", r->rows_left_out);
	out_close(o, '}');
}

static void write_line(const struct timeline *t, unsigned line, const char *name, struct out *o)
{
	static const char *const suffix[] = {"", "_min", "_max"};
	char text[32];

	for (unsigned k = 0; k < 3; k++) {
		snprintf(text, sizeof text, "%s%s", name, suffix[k]);
		out_open(o, text, '[');
		for (size_t i = 0; i < t->count; i++)
			out_number(o, NULL, k == 0 ? t->at[i].last[line] : k == 1 ? t->at[i].low[line]
				: t->at[i].high[line]);
		out_close(o, ']');
	}
}

static void write_timeline(const struct record *r, struct out *o)
{
	static const char *const names[LINES] = {"brk", "mapped", "resident"};
	const struct timeline *t = &r->timeline;

	out_open(o, "timeline", '{');
	out_open(o, "n", '[');
	for (size_t i = 0; i < t->count; i++)
		out_number(o, NULL, t->at[i].number);
	out_close(o, ']');
	out_open(o, "moment", '[');
	for (size_t i = 0; i < t->count; i++)
		out_integer(o, NULL, moment_find(&r->moments, t->at[i].number));
	out_close(o, ']');
	out_open(o, "time", '[');
	for (size_t i = 0; i < t->count; i++)
		out_number(o, NULL, t->at[i].time);
	out_close(o, ']');
	for (unsigned line = 0; line < LINES; line++)
		write_line(t, line, names[line], o);
	out_close(o, '}');
}

static void write_shot(const struct record *r, const struct heap_shot *shot, struct out *o)
{
	static const char *const plain[] = {"start", "end", "initial_break", "totals", "fragmentation", "broken"};
	json_t *state = json_loads(shot->json, 0, NULL);
	long moment = moment_find(&r->moments, shot->number);
	char *rest, *packed;

	if (!state)
		state = json_object();
	out_open(o, NULL, '{');
	out_number(o, "n", shot->number);
	out_integer(o, "moment", moment);
	out_number(o, "time", shot->time);
	if (moment >= 0)
		out_address(o, "brk", r->moments.at[moment].brk);
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		out_json(o, plain[i], json_object_get(state, plain[i]));
		json_object_del(state, plain[i]);
	}
	json_object_del(state, "event");
	json_object_del(state, "time");
	json_object_del(state, "pid");
	rest = json_dumps(state, JSON_COMPACT);
	packed = pack(rest ? rest : "{}", rest ? strlen(rest) : 2);
	out_packed(o, "z", packed);
	out_close(o, '}');
	free(rest);
	free(packed);
	json_decref(state);
}

static void write_heap(const struct record *r, struct out *o)
{
	out_open(o, "heap", '{');
	out_string(o, "kind", r->shots ? "libc-mini" : "none");
	if (!r->shots)
		out_string(o, "why", r->summary.by_key[key_number("heap.start")] || r->summary.by_key[key_number("heap.malloc")]
			? "the stream holds no state of the heap"
			: "the program is not on libc-mini: only the break's area is known");
	out_open(o, "snapshots", '[');
	for (size_t i = 0; i < r->shots; i++)
		write_shot(r, &r->shot[i], o);
	out_close(o, ']');
	out_close(o, '}');
}

/* ---- the whole ---- */

static void write_head(const struct record *r, const struct data_options *options, struct out *o)
{
	static const char *const members[] = {"program", "loaded", "interpreter", "kind", "execfn", "argv", "pid", "layout"};
	const json_t *from = r->plan ? r->plan : r->refusal ? r->refusal : r->watch;

	out_number(o, "schema", 1);
	out_number(o, "page", PAGE);
	out_string(o, "version", ULOAD_VERSION);
	out_string(o, "source", options->source);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const json_t *value = json_object_get(from, members[i]);

		if (value && !json_is_null(value))
			out_json(o, members[i], value);
	}
	if (options->interrupted)
		out_bool(o, "interrupted", 1);
	if (r->plan && !r->timeline.count)
		out_bool(o, "load_only", 1);
	out_json(o, "watch", r->watch);
	out_json(o, "end", r->end);
}

void data_write(struct record *r, const struct data_options *options, FILE *file)
{
	struct out o = {file, 0};

	number_versions(r);
	out_open(&o, NULL, '{');
	write_head(r, options, &o);
	if (r->refusal) {
		json_t *copy = json_copy(r->refusal);
		char *text;

		json_object_del(copy, "event");
		text = json_dumps(copy, JSON_COMPACT);
		text[strlen(text) - 1] = '\0'; /* one more member follows */
		out_raw(&o, "refusal", text);
		files_write_header(json_string_value(json_object_get(copy, "file")),
			json_object_get(copy, "fields"), options->live, &o);
		putc('}', file);
		free(text);
		json_decref(copy);
	}
	files_write_images(&r->files, &o);
	write_areas(r, &o);
	write_moments(r, &o);
	write_stack(r, &o);
	write_timeline(r, &o);
	write_heap(r, &o);
	summary_write(r, &o);
	files_write_bytes(&r->files, &r->versions, options->live, &o);
	chunks_write(&r->chunks, &o);
	out_close(&o, '}');
}
