/* heap_view.c: copying the tables and walking over them; see heap_view.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <string.h>
#include <sys/mman.h>
#include "heap_view.h"

#define LIMIT ((uint64_t)1 << 36) /* no table is longer */

static int refuse(const char **why, const char *reason)
{
	*why = reason;
	return -1;
}

/* A copy of bytes at an address; NULL: it cannot be read, or there are none. */
static void *copy(heap_read *read, void *context, const void *address, size_t bytes)
{
	void *p;

	if (!bytes || bytes > LIMIT)
		return NULL;
	p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (p == MAP_FAILED)
		return NULL;
	if (read(context, (uintptr_t)address, p, bytes)) {
		munmap(p, bytes);
		return NULL;
	}
	return p;
}

static int copy_regions(struct heap_view *v, heap_read *read, void *context, const char **why)
{
	for (unsigned i = 0; i < v->tables.regions; i++) {
		const struct heap_region *r = &v->tables.region[i];
		uint64_t bytes = (uint64_t)((uintptr_t)r->end - (uintptr_t)r->base);

		v->map_bytes[i] = bytes / HEAP_GRANULE * sizeof(uint32_t);
		if (!bytes)
			continue;
		v->map[i] = copy(read, context, r->map, v->map_bytes[i]);
		if (!v->map[i])
			return refuse(why, "the map of a region cannot be read");
	}
	return 0;
}

int heap_view_open(struct heap_view *v, heap_read *read, void *context, uint64_t description,
	const char **why)
{
	struct heap_description *d = &v->description;
	struct heap_tables *t = &v->tables;
	uint64_t at;
	struct heap_span *spans;

	memset(v, 0, sizeof *v);
	if (read(context, description, d, sizeof *d))
		return refuse(why, "the description cannot be read");
	if (memcmp(d->magic, HEAP_MAGIC, sizeof d->magic) || d->version != HEAP_VERSION
			|| d->size != sizeof *d || d->tables_size != sizeof *t
			|| d->span_size != sizeof(struct heap_span)
			|| d->region_size != sizeof(struct heap_region)
			|| d->mapping_size != sizeof(struct heap_mapping))
		return refuse(why, "not a description of this version");
	at = description + offsetof(struct heap_description, tables);
	if (read(context, at + (uint64_t)d->tables, t, sizeof *t))
		return refuse(why, "the tables cannot be read");
	at = description + offsetof(struct heap_description, spans);
	if (read(context, at + (uint64_t)d->spans, &spans, sizeof spans))
		return refuse(why, "the tables cannot be read");
	if (t->regions > HEAP_REGIONS || t->spans_used > t->spans_capacity)
		return refuse(why, "the tables make no sense");
	v->spans_bytes = t->spans_used * sizeof *spans;
	v->mappings_bytes = t->mappings_capacity * sizeof *v->mappings;
	if (v->spans_bytes && !(v->spans = copy(read, context, spans, v->spans_bytes)))
		return heap_view_close(v), refuse(why, "the spans cannot be read");
	if (v->mappings_bytes && !(v->mappings = copy(read, context, t->mappings, v->mappings_bytes)))
		return heap_view_close(v), refuse(why, "the mappings cannot be read");
	if (copy_regions(v, read, context, why))
		return heap_view_close(v), -1;
	return 0;
}

void heap_view_close(struct heap_view *v)
{
	if (v->spans)
		munmap(v->spans, v->spans_bytes);
	if (v->mappings)
		munmap(v->mappings, v->mappings_bytes);
	for (unsigned i = 0; i < HEAP_REGIONS; i++)
		if (v->map[i])
			munmap(v->map[i], v->map_bytes[i]);
	memset(v, 0, sizeof *v);
}

/* ---- walking ---- */

static const struct heap_span *span_numbered(const struct heap_view *v, uint32_t number)
{
	return number && number < v->tables.spans_used ? &v->spans[number] : NULL;
}

static uint64_t span_bytes(const struct heap_span *s)
{
	return (uint64_t)s->granules * HEAP_GRANULE;
}

const struct heap_span *heap_view_span(const struct heap_view *v, struct heap_cursor *c)
{
	for (; c->region < v->tables.regions; c->region++, c->at = 0) {
		const struct heap_region *r = &v->tables.region[c->region];
		uint64_t base = (uintptr_t)r->base, end = (uintptr_t)r->end;
		const struct heap_span *s;

		if (!c->at)
			c->at = base;
		if (c->at >= end)
			continue;
		s = span_numbered(v, v->map[c->region][(c->at - base) / HEAP_GRANULE]);
		if (!s || (uintptr_t)s->base != c->at || !s->granules || span_bytes(s) > end - c->at)
			return NULL;
		c->at += span_bytes(s);
		return s;
	}
	return NULL;
}

unsigned heap_view_blocks(const struct heap_span *s)
{
	return s->kind == HEAP_SMALL ? s->count : 1;
}

struct heap_block heap_view_block(const struct heap_span *s, unsigned i)
{
	struct heap_block b = { (uintptr_t)s->base, span_bytes(s), HEAP_BLOCK_FREE };

	if (s->kind == HEAP_SMALL) {
		b.address += (uint64_t)i * s->block;
		b.bytes = s->block;
		b.state = !(s->carved >> i & 1) ? HEAP_BLOCK_NEVER
			: s->free >> i & 1 ? HEAP_BLOCK_FREE : HEAP_BLOCK_USED;
	} else if (s->kind == HEAP_LARGE || s->kind == HEAP_FOREIGN) {
		b.state = HEAP_BLOCK_USED;
	}
	return b;
}

const struct heap_span *heap_view_free_list(const struct heap_view *v, unsigned class,
	const struct heap_span *after)
{
	return span_numbered(v, after ? after->next : v->tables.listed[class]);
}

const struct heap_span *heap_view_bin(const struct heap_view *v, unsigned bin,
	const struct heap_span *after)
{
	return span_numbered(v, after ? after->next : v->tables.bin[bin]);
}

const struct heap_mapping *heap_view_mapping(const struct heap_view *v, uint64_t *i)
{
	while (*i < v->tables.mappings_capacity) {
		const struct heap_mapping *m = &v->mappings[(*i)++];

		if (m->base && !m->idle)
			return m;
	}
	return NULL;
}

/* ---- totals ---- */

static void add(const struct heap_span *s, struct heap_totals *t)
{
	uint64_t bytes = span_bytes(s);
	uint64_t used = (uint64_t)__builtin_popcountll(s->carved & ~s->free);
	uint64_t idle = (uint64_t)__builtin_popcountll(s->free);

	t->blocks_used += s->kind == HEAP_LARGE ? 1 : s->kind == HEAP_SMALL ? used : 0;
	if (s->region) {
		t->arenas += bytes;
		t->arenas_free += s->kind == HEAP_LARGE ? 0 : bytes - used * s->block;
		return;
	}
	switch (s->kind) {
	case HEAP_SMALL:
		t->small_used += used * s->block;
		t->small_free += idle * s->block;
		t->small_never += bytes - (used + idle) * s->block;
		break;
	case HEAP_LARGE: t->large += bytes; break;
	case HEAP_FREE: t->free += bytes; break;
	case HEAP_TOP: t->top += bytes; break;
	default: t->foreign += bytes;
	}
	if ((s->kind == HEAP_FREE || s->kind == HEAP_TOP) && bytes > t->largest_free)
		t->largest_free = bytes;
}

void heap_view_totals(const struct heap_view *v, uint64_t current_break, struct heap_totals *t)
{
	const struct heap_region *r = &v->tables.region[0];
	struct heap_cursor c = { 0 };
	const struct heap_span *s;
	const struct heap_mapping *m;
	uint64_t i = 0, all_free;

	memset(t, 0, sizeof *t);
	while ((s = heap_view_span(v, &c)) != NULL)
		add(s, t);
	while ((m = heap_view_mapping(v, &i)) != NULL) {
		t->mapped += m->length;
		t->mappings++;
	}
	if (r->base != r->end) {
		t->before = (uintptr_t)r->base - (uintptr_t)v->tables.initial_break;
		if (current_break > (uintptr_t)r->end)
			t->behind = current_break - (uintptr_t)r->end;
	} else if (current_break && v->tables.initial_break) {
		t->behind = current_break - (uintptr_t)v->tables.initial_break;
	}
	t->sum = t->before + t->small_used + t->small_free + t->small_never + t->large + t->free
		+ t->top + t->foreign + t->behind;
	all_free = t->free + t->top + t->small_free + t->small_never;
	t->fragmentation = all_free ? 1 - (double)t->largest_free / (double)all_free : 0;
}

const char *heap_kind_name(unsigned kind)
{
	static const char *const names[] = { "unused", "free", "top", "small", "large", "foreign" };

	return kind < sizeof names / sizeof *names ? names[kind] : "?";
}
