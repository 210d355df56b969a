/* pages.c: a hash table with open addressing. A slot is empty (0), in use (address | 1), or was in
 * use (GONE). Ranges longer than the table are dropped by looking at every slot. */
#include "pages.h"

#include <stdlib.h>
#include <string.h>

#define GONE 2UL

static size_t place(const struct pages *p, uint64_t page)
{
	return (size_t)((page / PAGE * 0x9e3779b97f4a7c15UL) >> 20) & (p->room - 1);
}

static struct touch *find(const struct pages *p, uint64_t page)
{
	if (!p->room)
		return NULL;
	for (size_t i = place(p, page); p->slot[i].page; i = (i + 1) & (p->room - 1))
		if (p->slot[i].page == (page | 1))
			return &p->slot[i];
	return NULL;
}

const struct touch *pages_find(const struct pages *p, uint64_t page)
{
	return find(p, page & ~(PAGE - 1));
}

static void put(struct pages *p, struct touch touch)
{
	size_t i = place(p, touch.page & ~(PAGE - 1));

	while (p->slot[i].page & 1)
		i = (i + 1) & (p->room - 1);
	if (!p->slot[i].page)
		p->used++;
	p->slot[i] = touch;
	p->count++;
}

static void rebuild(struct pages *p)
{
	struct pages old = *p;

	p->room = 64;
	while (p->room < old.count * 4)
		p->room *= 2;
	p->slot = calloc(p->room, sizeof *p->slot);
	if (!p->slot)
		abort();
	p->used = p->count = 0;
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].page & 1)
			put(p, old.slot[i]);
	free(old.slot);
}

int pages_add(struct pages *p, uint64_t page, uint32_t event, uint32_t fault)
{
	page &= ~(PAGE - 1);
	if (find(p, page))
		return 0;
	if ((p->used + 1) * 2 > p->room)
		rebuild(p);
	put(p, (struct touch){page | 1, event, fault});
	return 1;
}

static size_t drop_slot(struct pages *p, struct touch *slot)
{
	slot->page = GONE;
	p->count--;
	return 1;
}

size_t pages_drop(struct pages *p, uint64_t start, uint64_t end)
{
	size_t n = 0;

	if (!p->count || end <= start)
		return 0;
	if ((end - start) / PAGE > p->room) {
		for (size_t i = 0; i < p->room; i++)
			if (p->slot[i].page & 1 && p->slot[i].page >= start && p->slot[i].page < end)
				n += drop_slot(p, &p->slot[i]);
		return n;
	}
	for (uint64_t page = start & ~(PAGE - 1); page < end; page += PAGE) {
		struct touch *slot = find(p, page);

		if (slot)
			n += drop_slot(p, slot);
	}
	return n;
}

void pages_move(struct pages *p, uint64_t start, uint64_t end, uint64_t to)
{
	struct touch *moved = malloc((p->count + 1) * sizeof *moved);
	size_t n = 0;

	if (!moved)
		abort();
	for (size_t i = 0; i < p->room; i++)
		if (p->slot[i].page & 1 && p->slot[i].page >= start && p->slot[i].page < end)
			moved[n++] = p->slot[i];
	pages_drop(p, start, end);
	for (size_t i = 0; i < n; i++)
		pages_add(p, moved[i].page - start + to, moved[i].event, moved[i].fault);
	free(moved);
}

void pages_copy(struct pages *to, const struct pages *from)
{
	*to = *from;
	if (!from->room)
		return;
	to->slot = malloc(from->room * sizeof *to->slot);
	if (!to->slot)
		abort();
	memcpy(to->slot, from->slot, from->room * sizeof *to->slot);
}
