/* areas.c: a sorted array of areas. Every change cuts at its two edges, changes what lies between
 * them, and joins neighbours that nothing tells apart. */
#include "areas.h"

#include <stdlib.h>
#include <string.h>

uint64_t page_up(uint64_t n)
{
	return (n + PAGE - 1) & ~(PAGE - 1);
}

uint64_t page_down(uint64_t n)
{
	return n & ~(PAGE - 1);
}

/* Index of the first area that ends behind address. */
static size_t from(const struct space *s, uint64_t address)
{
	size_t low = 0, high = s->areas;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (s->area[middle].end <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Bytes that an area adds to `mapped`. */
static uint64_t counted(const struct area *a)
{
	return a->kind == AREA_SPECIAL || a->kind == AREA_VVAR || a->kind == AREA_LOADER ? 0
		: a->end - a->start;
}

static void insert(struct space *s, size_t at, const struct area *a)
{
	if (s->areas == s->room) {
		s->room = s->room ? s->room * 2 : 32;
		s->area = realloc(s->area, s->room * sizeof *s->area);
		if (!s->area)
			abort();
	}
	memmove(&s->area[at + 1], &s->area[at], (s->areas - at) * sizeof *s->area);
	s->area[at] = *a;
	s->areas++;
	s->mapped += counted(a);
}

static void take_out(struct space *s, size_t at, size_t n)
{
	if (!n)
		return;
	for (size_t i = at; i < at + n; i++)
		s->mapped -= counted(&s->area[i]);
	memmove(&s->area[at], &s->area[at + n], (s->areas - at - n) * sizeof *s->area);
	s->areas -= n;
}

/* Makes sure that no area goes across address. */
static void cut(struct space *s, uint64_t address)
{
	size_t i = from(s, address);
	struct area upper;

	if (i == s->areas || s->area[i].start >= address)
		return;
	upper = s->area[i];
	upper.start = address;
	if (upper.kind == AREA_FILE)
		upper.offset += address - s->area[i].start;
	s->mapped -= counted(&s->area[i]);
	s->area[i].end = address;
	s->mapped += counted(&s->area[i]);
	insert(s, i + 1, &upper);
}

static int same(const struct area *a, const struct area *b)
{
	return a->end == b->start && a->prot == b->prot && a->shared == b->shared && a->kind == b->kind
		&& a->role == b->role && a->phdr == b->phdr && a->name == b->name
		&& (a->kind != AREA_FILE || a->offset + (a->end - a->start) == b->offset);
}

/* Joins areas number i-1 and i if they can be one. The later event names it. */
static void join(struct space *s, size_t i)
{
	if (i == 0 || i >= s->areas || !same(&s->area[i - 1], &s->area[i]))
		return;
	s->mapped += counted(&s->area[i]); /* which take_out() takes off again */
	s->area[i - 1].end = s->area[i].end;
	if (s->area[i].since > s->area[i - 1].since)
		s->area[i - 1].since = s->area[i].since;
	take_out(s, i, 1);
}

void areas_remove(struct space *s, uint64_t start, uint64_t end)
{
	size_t first, last;

	if (start >= end)
		return;
	cut(s, start);
	cut(s, end);
	first = from(s, start);
	last = from(s, end - 1);
	if (last < s->areas && s->area[last].start < end)
		last++;
	take_out(s, first, last - first);
}

void areas_put(struct space *s, const struct area *a)
{
	size_t i;

	if (a->start >= a->end)
		return;
	areas_remove(s, a->start, a->end);
	i = from(s, a->start);
	insert(s, i, a);
	join(s, i + 1);
	join(s, i);
}

void areas_protect(struct space *s, uint64_t start, uint64_t end, uint8_t prot)
{
	size_t i;

	cut(s, start);
	cut(s, end);
	for (i = from(s, start); i < s->areas && s->area[i].start < end; i++)
		if (s->area[i].prot != prot) {
			s->area[i].prot = prot;
			s->area[i].since = s->events;
		}
	while (i > 0 && s->area[i - 1].end >= start) {
		join(s, i);
		i--;
	}
	join(s, i);
}

void areas_count(struct space *s)
{
	s->mapped = 0;
	for (size_t i = 0; i < s->areas; i++)
		s->mapped += counted(&s->area[i]);
}

const struct area *space_find(const struct space *s, uint64_t address)
{
	size_t i = from(s, address);

	return i < s->areas && s->area[i].start <= address ? &s->area[i] : NULL;
}
