/* table.c: the tables, the first of which lie in .bss and serve a heap of 4 MiB, and their growth.
 * Larger ones are mapped, four times as large each time. */
#include "heap.h"

#define FIRST_GRANULES  16384
#define FIRST_SPANS     2048

static uint32_t first_map[FIRST_GRANULES];
static struct heap_span first_spans[FIRST_SPANS];

struct heap_tables __heap;
struct heap_span *__heap_spans = first_spans;

/* A larger table with the old one's contents; the old one is given back. */
static void *enlarge(void *old, size_t bytes, size_t new_bytes, const void *first)
{
	void *table = host_map(round_up(new_bytes, PAGE));

	if (!table)
		return NULL;
	memcpy(table, old, bytes);
	if (old != first)
		host_unmap(old, round_up(bytes, PAGE));
	return table;
}

int __tables_reserve(uint32_t spans)
{
	struct heap_tables *h = &__heap;
	uint32_t more;
	void *table;

	if (!h->spans_capacity) {
		h->spans_capacity = FIRST_SPANS;
		h->spans_used = 1; /* number 0 is nobody's */
	}
	if (likely(h->spans_unused_count + (h->spans_capacity - h->spans_used) >= spans))
		return 0;
	more = h->spans_capacity * 4;
	table = enlarge(__heap_spans, h->spans_used * sizeof *__heap_spans, more * sizeof *__heap_spans,
		first_spans);
	if (!table)
		return -1;
	__heap_spans = table;
	h->spans_capacity = more;
	return 0;
}

struct heap_span *__span_new(char *base, size_t granules, unsigned region, unsigned kind)
{
	struct heap_tables *h = &__heap;
	struct heap_span *s;

	if (h->spans_unused) {
		s = span_at(h->spans_unused);
		h->spans_unused = s->next;
		h->spans_unused_count--;
	} else {
		s = span_at(h->spans_used++);
	}
	*s = (struct heap_span){ .base = base, .granules = (uint32_t)granules, .kind = (uint8_t)kind,
		.region = (uint16_t)region };
	__span_enter(s);
	return s;
}

void __span_drop(struct heap_span *s)
{
	*s = (struct heap_span){ .next = __heap.spans_unused };
	__heap.spans_unused = span_number(s);
	__heap.spans_unused_count++;
}

int __map_reserve(size_t granules)
{
	struct heap_region *r = &__heap.region[0];
	size_t more;
	void *table;

	if (!r->map) {
		r->map = first_map;
		r->capacity = FIRST_GRANULES;
	}
	if (granules <= r->capacity)
		return 0;
	for (more = r->capacity * 4; more < granules; more *= 4)
		;
	table = enlarge(r->map, ((size_t)(r->end - r->base) >> GRANULE_SHIFT) * sizeof *r->map,
		more * sizeof *r->map, first_map);
	if (!table)
		return -1;
	r->map = table;
	r->capacity = more;
	return 0;
}

void __span_enter(struct heap_span *s)
{
	uint32_t *entry = map_entry(s->region, s->base);

	entry[0] = span_number(s);
	entry[s->granules - 1] = span_number(s);
}

/* Between the first and the last granule of a large or free span the map keeps what was there
 * before: the span that it names is asked whether p is its own. */
struct heap_span *__span_of(const void *p)
{
	for (unsigned i = 0; i < __heap.regions; i++) {
		const struct heap_region *r = &__heap.region[i];
		size_t offset = (size_t)((uintptr_t)p - (uintptr_t)r->base);

		if (offset < (size_t)(r->end - r->base)) {
			struct heap_span *s = span_at(r->map[offset >> GRANULE_SHIFT]);

			return s->kind != HEAP_UNUSED && (uintptr_t)p - (uintptr_t)s->base < span_bytes(s)
				? s : NULL;
		}
	}
	return NULL;
}

struct heap_span *__span_search(const void *p)
{
	for (unsigned i = 0; i < __heap.regions; i++) {
		const struct heap_region *r = &__heap.region[i];

		for (char *at = r->base; at < r->end;) {
			struct heap_span *s = span_at(*map_entry(i, at));

			if ((uintptr_t)p - (uintptr_t)at < span_bytes(s))
				return s;
			at += span_bytes(s);
		}
	}
	return NULL;
}

/* The exported description: a constant without relocations, the same in the file and in memory,
 * wherever the program was put. The trace refers to it, so that the linker keeps it. */
_Static_assert(sizeof(struct heap_description) == HEAP_DESCRIPTION_SIZE, "");
_Static_assert(sizeof(struct heap_tables) == HEAP_TABLES_SIZE, "");
_Static_assert(sizeof(struct heap_span) == HEAP_SPAN_SIZE, "");
_Static_assert(sizeof(struct heap_region) == HEAP_REGION_SIZE, "");
_Static_assert(sizeof(struct heap_mapping) == HEAP_MAPPING_SIZE, "");

#define TEXT_(x) #x
#define TEXT(x) TEXT_(x)
__asm__(
	".pushsection .libc_mini_malloc,\"a\",@progbits\n"
	"	.balign 8\n"
	"	.globl __libc_mini_malloc\n"
	"	.type __libc_mini_malloc, @object\n"
	"	.size __libc_mini_malloc, " TEXT(HEAP_DESCRIPTION_SIZE) "\n"
	"__libc_mini_malloc:\n"
	"	.asciz \"" HEAP_MAGIC "\"\n"
	"	.long " TEXT(HEAP_VERSION) ", " TEXT(HEAP_DESCRIPTION_SIZE) ", " TEXT(HEAP_TABLES_SIZE) "\n"
	"	.long " TEXT(HEAP_SPAN_SIZE) ", " TEXT(HEAP_REGION_SIZE) ", " TEXT(HEAP_MAPPING_SIZE) "\n"
	"	.quad __heap - ., __heap_spans - .\n"
	".popsection");
