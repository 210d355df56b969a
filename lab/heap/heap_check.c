/* heap_check.c: do the tables agree with each other? Each rule is one test of heap_view_check(). */
#include "heap_view.h"

static const char *span_fault(const struct heap_view *v, const struct heap_span *s, unsigned before)
{
	const struct heap_region *r = &v->tables.region[s->region];
	uint32_t number = (uint32_t)(s - v->spans);
	uint64_t first = (uint64_t)(s->base - r->base) / HEAP_GRANULE;
	unsigned carved = (unsigned)__builtin_popcountll(s->carved);

	if (v->map[s->region][first] != number || v->map[s->region][first + s->granules - 1] != number)
		return "the map does not name a span at its ends";
	if ((s->kind == HEAP_FREE || s->kind == HEAP_TOP) && (before == HEAP_FREE || before == HEAP_TOP))
		return "two free spans side by side";
	if (s->kind != HEAP_SMALL)
		return s->carved || s->free || s->carved_bytes ? "a span without small blocks has some" : NULL;
	if (s->free & ~s->carved)
		return "a block is free that was never carved";
	if (s->carved & (s->carved + 1))
		return "blocks were not carved in order";
	if (s->count > 64 || carved > s->count || s->carved_bytes != carved * s->block)
		return "the number of carved blocks is wrong";
	if (!s->block || s->block % 16 || (uint64_t)s->count * s->block != (uint64_t)s->granules * HEAP_GRANULE)
		return "blocks do not fill their span";
	for (uint64_t i = 0; i < s->granules; i++)
		if (v->map[s->region][first + i] != number)
			return "a granule of a small span is not in the map";
	if (s->free && !(s->flags & HEAP_LISTED))
		return "a span with free blocks is not in its list";
	if (carved < s->count && v->tables.fresh[s->size_class] != number)
		return "blocks that nobody will ever carve";
	return NULL;
}

static const char *lists_fault(const struct heap_view *v, uint64_t free_spans)
{
	uint64_t found = 0;

	for (unsigned bin = 0; bin < HEAP_BINS; bin++) {
		const struct heap_span *s = NULL;

		if (!v->tables.bin[bin] != !(v->tables.bin_used[bin / 64] >> bin % 64 & 1))
			return "a bin and its bit differ";
		while ((s = heap_view_bin(v, bin, s)) != NULL)
			if (s->kind != HEAP_FREE || ++found > v->tables.spans_used)
				return "something in a bin that is not free";
	}
	if (found != free_spans)
		return "a free span is in no bin";
	found = 0;
	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		const struct heap_span *s = NULL;

		while ((s = heap_view_free_list(v, class, s)) != NULL)
			if (s->kind != HEAP_SMALL || s->size_class != class || ++found > v->tables.spans_used)
				return "something in a class's list that is not of the class";
	}
	return NULL;
}

int heap_view_check(const struct heap_view *v, const char **why)
{
	struct heap_cursor c = { 0 };
	const struct heap_span *s;
	const struct heap_mapping *m;
	unsigned before = HEAP_UNUSED, region = 0;
	uint64_t free_spans = 0, spans = 0, mapped = 0, mappings = 0, i = 0;

	*why = NULL;
	while (!*why && (s = heap_view_span(v, &c)) != NULL) {
		if (s->region != c.region)
			*why = "a span names another region";
		else
			*why = span_fault(v, s, region == c.region ? before : HEAP_UNUSED);
		before = s->kind;
		region = c.region;
		free_spans += s->kind == HEAP_FREE;
		spans++;
		if (s->kind == HEAP_TOP && (uint32_t)(s - v->spans) != v->tables.top)
			*why = "a top that is not the top";
	}
	if (!*why && c.region < v->tables.regions)
		*why = "a region is not cut into spans without gaps";
	if (!*why && v->tables.spans_used && spans + v->tables.spans_unused_count + 1 != v->tables.spans_used)
		*why = "a span was lost";
	if (!*why)
		*why = lists_fault(v, free_spans);
	while ((m = heap_view_mapping(v, &i)) != NULL) {
		mapped += m->length;
		mappings++;
	}
	if (!*why && (mapped != v->tables.mappings_bytes || mappings != v->tables.mappings_count))
		*why = "a mapping was lost";
	return *why ? -1 : 0;
}
