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

/* Room for bytes that are zero until they are written; only what is written takes memory. */
static void *room(size_t bytes)
{
	void *p;

	if (!bytes || bytes > LIMIT)
		return NULL;
	p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	return p == MAP_FAILED ? NULL : p;
}

static int copy_region(struct heap_view *v, unsigned i)
{
	const struct heap_region *r = &v->tables.region[i];
	struct heap_memory *m = &v->memory[i];
	uint64_t bytes = (uint64_t)((uintptr_t)r->end - (uintptr_t)r->base);

	if (!bytes)
		return 0;
	if (bytes % HEAP_CELL || bytes / HEAP_CELL > r->capacity || bytes > LIMIT)
		return -1;
	v->cells_length[i] = bytes / HEAP_CELL * sizeof **v->cells;
	v->cells[i] = copy(v->read, v->context, r->cells, v->cells_length[i]);
	m->length = bytes;
	m->there_length = (bytes / 4096 / 64 + 1) * sizeof *m->there;
	m->bytes = room(m->length);
	m->there = room(m->there_length);
	return v->cells[i] && m->bytes && m->there ? 0 : -1;
}

static int copy_regions(struct heap_view *v, const char **why)
{
	for (unsigned i = 0; i < v->tables.regions; i++)
		if (copy_region(v, i))
			return refuse(why, "the cells of a region cannot be read");
	v->listed_length = v->memory[0].length / HEAP_CELL * sizeof *v->listed;
	if (v->listed_length && !(v->listed = room(v->listed_length)))
		return refuse(why, "no memory");
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
	v->read = read;
	v->context = context;
	if (read(context, description, d, sizeof *d))
		return refuse(why, "the description cannot be read");
	if (memcmp(d->magic, HEAP_MAGIC, sizeof d->magic) || d->version != HEAP_VERSION
			|| d->size != sizeof *d || d->tables_size != sizeof *t
			|| d->cell_size != sizeof(struct heap_cell)
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
	if (t->regions > HEAP_REGIONS || t->spans_used > t->spans_capacity
			|| t->mappings_capacity > LIMIT / sizeof *v->mappings)
		return refuse(why, "the tables make no sense");
	v->spans_length = t->spans_used * sizeof *spans;
	v->mappings_length = t->mappings_capacity * sizeof *v->mappings;
	if (v->spans_length && !(v->spans = copy(read, context, spans, v->spans_length)))
		return heap_view_close(v), refuse(why, "the spans cannot be read");
	if (v->mappings_length && !(v->mappings = copy(read, context, t->mappings, v->mappings_length)))
		return heap_view_close(v), refuse(why, "the mappings cannot be read");
	if (copy_regions(v, why))
		return heap_view_close(v), -1;
	v->lists_fault = heap_view_follow(v);
	return 0;
}

static void drop(void *p, size_t bytes)
{
	if (p)
		munmap(p, bytes);
}

void heap_view_close(struct heap_view *v)
{
	drop(v->spans, v->spans_length);
	drop(v->mappings, v->mappings_length);
	drop(v->listed, v->listed_length);
	for (unsigned i = 0; i < HEAP_REGIONS; i++) {
		drop(v->cells[i], v->cells_length[i]);
		drop(v->memory[i].bytes, v->memory[i].length);
		drop(v->memory[i].there, v->memory[i].there_length);
	}
	memset(v, 0, sizeof *v);
}

/* ---- walking ---- */

static const struct heap_span *span_numbered(const struct heap_view *v, uint32_t number)
{
	return number && number < v->tables.spans_used ? &v->spans[number] : NULL;
}

uint64_t heap_span_bytes(const struct heap_span *s)
{
	return (uint64_t)s->cells * HEAP_CELL;
}

const struct heap_span *heap_view_span(const struct heap_view *v, struct heap_cursor *c)
{
	for (; c->region < v->tables.regions; c->region++, c->at = 0) {
		const struct heap_region *r = &v->tables.region[c->region];
		uint64_t base = (uintptr_t)r->base, end = (uintptr_t)r->end;
		const struct heap_span *s;

		if (!c->at) {
			c->at = base;
			c->next = r->first;
		}
		if (c->at >= end)
			continue;
		s = span_numbered(v, c->next);
		if (!s || (uintptr_t)s->base != c->at || !s->cells || heap_span_bytes(s) > end - c->at
				|| s->region != c->region)
			return NULL;
		c->at += heap_span_bytes(s);
		c->next = s->above;
		return s;
	}
	return NULL;
}

const struct heap_cell *heap_view_cell(const struct heap_view *v, unsigned region, uint64_t address)
{
	uint64_t at;

	if (region >= v->tables.regions || !v->cells[region])
		return NULL;
	at = address - (uintptr_t)v->tables.region[region].base;
	return at < v->memory[region].length ? &v->cells[region][at / HEAP_CELL] : NULL;
}

/* 16 ... 1,024 by 16, then by an eighth of a power of two. */
uint64_t heap_class_bytes(unsigned class)
{
	unsigned coarse = class - 64;

	return class < 64 ? (class + 1) * 16 : (uint64_t)(9 + coarse % 8) << (7 + coarse / 8 % 8);
}

/* Of a block that was carved. With plain links a cell's bit of a block in a list is set, too. */
static enum heap_state state_of(const struct heap_view *v, const struct heap_span *s, uint64_t block)
{
	const struct heap_cell *cell = heap_view_cell(v, s->region, block);
	uint64_t bit = (uint64_t)1 << block / HEAP_UNIT % 64;

	if (!cell || !(cell->live & bit))
		return HEAP_FREE_BLOCK;
	return !v->description.hardened && !s->region && v->listed[cell - v->cells[0]] & bit
		? HEAP_FREE_BLOCK : HEAP_USED_BLOCK;
}

/* p->address is set. */
static void small_piece(const struct heap_view *v, const struct heap_span *s, struct heap_piece *p)
{
	uint64_t each = heap_class_bytes(s->size_class), first = (uintptr_t)s->base + s->skip;
	uint64_t end = (uintptr_t)s->base + heap_span_bytes(s), number = (p->address - first) / each;

	if (p->address < first || end - p->address < each) {
		p->bytes = (p->address < first && first < end ? first : end) - p->address;
		p->state = HEAP_REST;
		return;
	}
	p->bytes = each;
	p->state = number < s->carved ? state_of(v, s, p->address) : HEAP_NEVER;
}

int heap_view_piece(const struct heap_view *v, const struct heap_span *s, struct heap_piece *p)
{
	uint64_t bytes = heap_span_bytes(s);

	p->address = p->bytes ? p->address + p->bytes : (uintptr_t)s->base;
	if (p->address - (uintptr_t)s->base >= bytes)
		return 0;
	if (s->kind == HEAP_SMALL) {
		small_piece(v, s, p);
	} else {
		p->bytes = bytes;
		p->state = s->kind == HEAP_LARGE || s->kind == HEAP_FOREIGN ? HEAP_USED_BLOCK : HEAP_FREE_BLOCK;
	}
	return 1;
}

char heap_state_letter(enum heap_state state)
{
	return "o.-_"[state];
}

const struct heap_span *heap_view_holes(const struct heap_view *v, unsigned class,
	const struct heap_span *after)
{
	return span_numbered(v, after ? after->next : v->tables.holes[class % HEAP_CLASSES]);
}

const struct heap_span *heap_view_distant(const struct heap_view *v, unsigned class,
	const struct heap_span *after)
{
	return span_numbered(v, after ? after->next : v->tables.distant[class % HEAP_CLASSES]);
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

/* A span, of an arena or of the break's region. Returns how many of its bytes are in use. */
static uint64_t add(const struct heap_view *v, const struct heap_span *s, struct heap_totals *t)
{
	struct heap_piece p = { 0 };
	uint64_t bytes = heap_span_bytes(s), of[HEAP_STATES] = { 0 };

	while (heap_view_piece(v, s, &p)) {
		of[p.state] += p.bytes;
		t->blocks_used += p.state == HEAP_USED_BLOCK && s->kind != HEAP_FOREIGN;
	}
	if (s->region) {
		t->arenas += bytes;
		t->arenas_free += bytes - of[HEAP_USED_BLOCK];
		return of[HEAP_USED_BLOCK];
	}
	switch (s->kind) {
	case HEAP_SMALL:
		t->small_used += of[HEAP_USED_BLOCK];
		t->small_free += of[HEAP_FREE_BLOCK];
		t->small_never += of[HEAP_NEVER];
		t->small_rest += of[HEAP_REST];
		break;
	case HEAP_LARGE: t->large += bytes; break;
	case HEAP_FREE: t->free += bytes; break;
	case HEAP_TOP: t->top += bytes; break;
	default: t->foreign += bytes;
	}
	t->all_free += bytes - of[HEAP_USED_BLOCK] - (of[HEAP_USED_BLOCK] ? of[HEAP_REST] : 0);
	return of[HEAP_USED_BLOCK];
}

void heap_view_totals(const struct heap_view *v, uint64_t current_break, struct heap_totals *t)
{
	const struct heap_region *r = &v->tables.region[0];
	struct heap_cursor c = { 0 };
	const struct heap_span *s;
	const struct heap_mapping *m;
	uint64_t i = 0, piece = 0;

	memset(t, 0, sizeof *t);
	while ((s = heap_view_span(v, &c)) != NULL) {
		uint64_t used = add(v, s, t);

		/* side by side they are one piece: malloc makes one of them when it needs it */
		piece = used || s->region ? 0 : piece + heap_span_bytes(s);
		if (piece > t->largest_free)
			t->largest_free = piece;
	}
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
	t->sum = t->before + t->small_used + t->small_free + t->small_never + t->small_rest
		+ t->large + t->free + t->top + t->foreign + t->behind;
	t->fragmentation = t->all_free ? 1 - (double)t->largest_free / (double)t->all_free : 0;
}

const char *heap_kind_name(unsigned kind)
{
	static const char *const names[] = { "unused", "free", "top", "small", "large", "foreign" };

	return kind < sizeof names / sizeof *names ? names[kind] : "?";
}
