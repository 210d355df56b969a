/* heap_state.c: when the heap is looked at, and what is told of it. The tables are copied from the
 * process by lab/heap; a heap that contradicts itself (the program may have written over it) is told
 * as such. */
#include "heap_state.h"

#include <inttypes.h>
#include <string.h>

#include "heap_view.h"
#include "policy.h"

static void number(json_t *object, const char *name, uint64_t n)
{
	json_object_set_new(object, name, json_integer((json_int_t)n));
}

static void append(json_t *array, uint64_t n)
{
	json_array_append_new(array, json_integer((json_int_t)n));
}

static void tell_totals(json_t *state, const struct heap_totals *t)
{
	json_t *o = json_object();

	number(o, "used", t->small_used);
	number(o, "free", t->small_free);
	number(o, "never", t->small_never);
	number(o, "rest", t->small_rest);
	number(o, "large", t->large);
	number(o, "free_spans", t->free);
	number(o, "top", t->top);
	number(o, "foreign", t->foreign);
	number(o, "before", t->before);
	number(o, "behind", t->behind);
	number(o, "sum", t->sum);
	number(o, "arenas", t->arenas);
	number(o, "arenas_free", t->arenas_free);
	number(o, "mapped", t->mapped);
	number(o, "blocks_used", t->blocks_used);
	number(o, "mappings", t->mappings);
	number(o, "all_free", t->all_free);
	number(o, "largest_free", t->largest_free);
	json_object_set_new(state, "totals", o);
	json_object_set_new(state, "fragmentation", json_real(t->fragmentation));
}

/* ---- by size class ---- */

struct class_sum { uint64_t spans, of[HEAP_STATES]; };
struct sums { struct class_sum class[HEAP_CLASSES]; uint64_t spans, pieces; };

static void sum_classes(const struct heap_view *view, struct sums *sums)
{
	struct heap_cursor c = {0};
	const struct heap_span *s;

	for (; (s = heap_view_span(view, &c)); sums->spans++) {
		struct class_sum *of_span = &sums->class[s->size_class % HEAP_CLASSES];

		of_span->spans += s->kind == HEAP_SMALL;
		for (struct heap_piece p = {0}; heap_view_piece(view, s, &p); sums->pieces++)
			of_span->of[p.state] += s->kind == HEAP_SMALL;
	}
}

/* The list itself, in its order; the other free blocks of the class are in none. */
static void tell_list(json_t *lists, const struct heap_view *view, unsigned class, const struct class_sum *sum)
{
	json_t *list = json_array(), *first = json_array();
	uint64_t block = 0, listed = 0;

	while ((block = heap_view_listed(view, class, block)) && ++listed <= sum->of[HEAP_FREE_BLOCK])
		if (json_array_size(first) < policy.heap_list)
			append(first, block);
	append(list, class);
	append(list, heap_class_bytes(class));
	append(list, listed);
	json_array_append_new(list, first);
	append(list, sum->of[HEAP_FREE_BLOCK] - listed);
	json_array_append_new(lists, list);
}

static void tell_classes(json_t *state, const struct heap_view *view, const struct sums *sums)
{
	json_t *classes = json_array(), *lists = json_array();

	for (unsigned i = 0; i < HEAP_CLASSES; i++) {
		const struct class_sum *sum = &sums->class[i];

		if (!sum->spans)
			continue;
		json_array_append_new(classes, json_pack("[I, I, I, I, I, I]", (json_int_t)i,
			(json_int_t)heap_class_bytes(i), (json_int_t)sum->spans, (json_int_t)sum->of[HEAP_USED_BLOCK],
			(json_int_t)sum->of[HEAP_FREE_BLOCK], (json_int_t)sum->of[HEAP_NEVER]));
		if (sum->of[HEAP_FREE_BLOCK])
			tell_list(lists, view, i, sum);
	}
	json_object_set_new(state, "classes", classes);
	json_object_set_new(state, "lists", lists);
}

static void tell_bins(json_t *state, const struct heap_view *view)
{
	json_t *bins = json_array();

	for (unsigned i = 0; i < HEAP_BINS; i++) {
		const struct heap_span *s = NULL;
		json_t *first = json_array();
		json_int_t spans = 0, bytes = 0;

		while ((s = heap_view_bin(view, i, s)) && spans < 1 << 20) {
			spans++;
			bytes += (json_int_t)heap_span_bytes(s);
			if (json_array_size(first) < policy.heap_list / 2)
				append(first, (uint64_t)(uintptr_t)s->base);
		}
		if (spans)
			json_array_append_new(bins, json_pack("[I, I, I, O]", (json_int_t)i, spans, bytes, first));
		json_decref(first);
	}
	json_object_set_new(state, "bins", bins);
}

/* ---- by address ---- */

/* Its blocks are of one size: a letter for each. */
static void tell_small(json_t *span, const struct heap_view *view, const struct heap_span *s)
{
	char text[16 << 10]; /* policy.heap_pieces */
	size_t n = 0;

	for (struct heap_piece p = {0}; heap_view_piece(view, s, &p) && n < sizeof text;)
		if (p.state != HEAP_REST)
			text[n++] = heap_state_letter(p.state);
	append(span, heap_class_bytes(s->size_class));
	json_array_append_new(span, json_stringn(text, n));
	append(span, s->skip);
}

static void tell_spans(json_t *state, const struct heap_view *view)
{
	struct heap_cursor c = {0};
	const struct heap_span *s;
	json_t *spans = json_array();

	while ((s = heap_view_span(view, &c))) {
		json_t *one = json_pack("[I, I, s]", (json_int_t)(uintptr_t)s->base,
			(json_int_t)heap_span_bytes(s), heap_kind_name(s->kind));

		if (s->kind == HEAP_SMALL)
			tell_small(one, view, s);
		json_array_append_new(spans, one);
	}
	json_object_set_new(state, "spans", spans);
}

enum { CELL_USED, CELL_FREE, CELL_NEVER, CELL_LARGE, CELL_SPANS, CELL_TOP, CELL_FOREIGN, CELL_REST,
	CELL_KINDS };
struct cells { uint64_t start, size, bytes[512][CELL_KINDS]; };

static void spread(struct cells *c, uint64_t start, uint64_t bytes, unsigned kind)
{
	uint64_t at = start - c->start, end = at + bytes;

	while (at < end && at / c->size < policy.heap_cells) {
		uint64_t border = (at / c->size + 1) * c->size, part = (border < end ? border : end) - at;

		c->bytes[at / c->size][kind] += part;
		at += part;
	}
}

static void spread_span(struct cells *c, const struct heap_view *view, const struct heap_span *s)
{
	static const unsigned char of_span[] = {[HEAP_FREE] = CELL_SPANS, [HEAP_TOP] = CELL_TOP,
		[HEAP_LARGE] = CELL_LARGE, [HEAP_FOREIGN] = CELL_FOREIGN};
	static const unsigned char of_piece[] = {[HEAP_USED_BLOCK] = CELL_USED, [HEAP_FREE_BLOCK] = CELL_FREE,
		[HEAP_NEVER] = CELL_NEVER, [HEAP_REST] = CELL_REST};

	for (struct heap_piece p = {0}; heap_view_piece(view, s, &p);)
		spread(c, p.address, p.bytes, s->kind == HEAP_SMALL ? of_piece[p.state]
			: of_span[s->kind % sizeof of_span]);
}

static void tell_cells(json_t *state, const struct heap_view *view)
{
	const struct heap_region *region = &view->tables.region[0];
	struct heap_cursor c = {0};
	const struct heap_span *s;
	static struct cells cells;
	json_t *list = json_array();

	memset(&cells, 0, sizeof cells);
	cells.start = (uint64_t)(uintptr_t)region->base;
	cells.size = ((uint64_t)(region->end - region->base) + policy.heap_cells - 1) / policy.heap_cells;
	while (cells.size && (s = heap_view_span(view, &c)))
		if (s->region == 0)
			spread_span(&cells, view, s);
	for (unsigned i = 0; i < policy.heap_cells && cells.size; i++) {
		json_t *one = json_array();

		for (unsigned k = 0; k < CELL_KINDS; k++)
			append(one, cells.bytes[i][k]);
		json_array_append_new(list, one);
	}
	json_object_set_new(state, "cells", list);
}

static void tell_mappings(json_t *state, const struct heap_view *view)
{
	const struct heap_mapping *m;
	json_t *list = json_array();
	uint64_t i = 0;

	while ((m = heap_view_mapping(view, &i)) && json_array_size(list) < 200)
		json_array_append_new(list, json_pack("[I, I]", (json_int_t)(uintptr_t)m->base, (json_int_t)m->length));
	json_object_set_new(state, "mappings", list);
}

/* ---- */

static int read_tracer(void *context, uint64_t address, void *to, size_t bytes)
{
	return tracer_read(context, address, to, bytes) == (long)bytes ? 0 : -1;
}

static json_t *look(const struct tracer *t, uint64_t description)
{
	struct heap_view view;
	struct heap_totals totals;
	struct sums sums = {0};
	const char *why = "";
	json_t *state;

	if (heap_view_open(&view, read_tracer, (void *)(uintptr_t)t, description, &why))
		return NULL;
	state = json_pack("{s:s}", "event", "heap-state");
	if (heap_view_check(&view, &why)) {
		json_object_set_new(state, "broken", json_string(why));
	} else {
		heap_view_totals(&view, 0, &totals);
		number(state, "start", (uint64_t)(uintptr_t)view.tables.region[0].base);
		number(state, "end", (uint64_t)(uintptr_t)view.tables.region[0].end);
		number(state, "initial_break", (uint64_t)(uintptr_t)view.tables.initial_break);
		tell_totals(state, &totals);
		sum_classes(&view, &sums);
		tell_classes(state, &view, &sums);
		if (sums.spans <= policy.heap_spans && sums.pieces <= policy.heap_pieces)
			tell_spans(state, &view);
		else
			tell_cells(state, &view);
		tell_bins(state, &view);
		tell_mappings(state, &view);
	}
	heap_view_close(&view);
	return state;
}

static int wanted(struct heap_watch *w, const struct event *e)
{
	if (e->kind == EVENT_MARK)
		return w->marks++ < policy.heap_marks;
	if (e->kind == EVENT_EXIT)
		return 1;
	if (e->kind != EVENT_HEAP || e->call == CALL_HEAP_START || w->calls++ < w->next)
		return 0;
	w->next = w->calls < policy.heap_each ? w->calls : w->calls + w->calls * policy.heap_growth / 100;
	return 1;
}

int heap_watch_event(struct heap_watch *w, const struct tracer *t, const struct event *e, struct event *state)
{
	if (e->kind == EVENT_HEAP && e->call == CALL_HEAP_START && !w->description) {
		w->description = e->address;
		w->pid = e->pid;
	}
	if (e->kind == EVENT_EXEC && e->pid == w->pid)
		w->description = 0;
	if (!w->description || e->pid != w->pid || e->pid != tracer_pid(t) || !wanted(w, e))
		return 0;
	*state = (struct event){.kind = EVENT_HEAP_STATE, .pid = e->pid, .time = e->time, .phdr = -1, .fd = -1};
	state->json = look(t, w->description);
	return state->json != NULL;
}
