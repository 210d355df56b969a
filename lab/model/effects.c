/* effects.c: areas and pages together, as the kernel does it: whole pages; a new mapping takes the
 * place of what lay there; the stack grows down to the page that is touched. */
#include "effects.h"

#include "areas.h"
#include "pages.h"

unsigned effect_drop(struct space *s, uint64_t start, uint64_t end)
{
	return pages_drop(&s->pages, start, end) ? SPACE_PAGES : 0;
}

unsigned effect_put(struct space *s, struct area a)
{
	a.since = s->events;
	effect_drop(s, a.start, a.end);
	areas_put(s, &a);
	return SPACE_AREAS;
}

unsigned effect_take(struct space *s, uint64_t address, uint64_t length)
{
	uint64_t start = page_down(address), end = page_up(address + length);

	areas_remove(s, start, end);
	return SPACE_AREAS | effect_drop(s, start, end);
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

unsigned effect_touch(struct space *s, uint64_t address, uint64_t length, uint32_t fault)
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

unsigned effect_move(struct space *s, uint64_t start, uint64_t end, uint64_t to, int keep)
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
	effect_drop(s, to, to + (end - start));
	areas_remove(s, to, to + (end - start));
	if (!keep)
		areas_remove(s, start, end);
	pages_move(&s->pages, start, end, to);
	for (size_t i = 0; i < part.areas; i++)
		areas_put(s, &part.area[i]);
	space_free(&part);
	return SPACE_AREAS | SPACE_PAGES;
}

void effect_extend(struct space *s, uint64_t end, uint64_t new_end)
{
	const struct area *last = space_find(s, end - 1);
	struct area a;

	if (!last)
		return;
	a = *last;
	a.offset += a.kind == AREA_FILE ? end - a.start : 0;
	a.start = end;
	a.end = new_end;
	effect_put(s, a);
}
