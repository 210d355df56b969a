/* table.c: the tables, the first of which lie in .bss and serve a heap of 4 MiB, and their growth.
 * Larger ones are mapped, four times as large each time. */
#include "heap.h"

#define FIRST_CELLS     4096
#define FIRST_SPANS     1024

static struct heap_cell first_cells[1 + FIRST_CELLS]; /* origin's is the first */
static struct heap_span first_spans[FIRST_SPANS];

struct heap_tables __heap;
struct heap_span *__heap_spans = first_spans;

/* A larger table with the old one's contents; the old one is given back. */
static void *enlarge(void *old, size_t bytes, size_t new_bytes, const void *first)
{
	void *table;

	if (old != first)
		return host_remap(old, round_up(bytes, PAGE), round_up(new_bytes, PAGE));
	table = host_map(round_up(new_bytes, PAGE));
	return table ? memcpy(table, old, bytes) : NULL;
}

/* ---- spans ---- */

int __tables_reserve(uint32_t spans)
{
	struct heap_tables *h = &__heap;
	size_t bytes = h->spans_capacity * sizeof *__heap_spans;
	void *table;

	if (!h->spans_capacity) {
		h->spans_capacity = FIRST_SPANS;
		h->spans_used = 1; /* number 0 is nobody's */
	}
	if (likely(h->spans_unused_count + (h->spans_capacity - h->spans_used) >= spans))
		return 0;
	table = enlarge(__heap_spans, bytes, bytes * 4, first_spans);
	if (!table)
		return -1;
	__heap_spans = table;
	h->spans_capacity *= 4;
	return 0;
}

static uint32_t number_take(void)
{
	struct heap_tables *h = &__heap;
	uint32_t number = h->spans_unused;

	if (!number)
		return h->spans_used++;
	h->spans_unused = span_at(number)->next;
	h->spans_unused_count--;
	return number;
}

struct heap_span *__span_new(char *base, size_t cells, unsigned region, unsigned kind, uint32_t below)
{
	struct heap_region *r = &__heap.region[region];
	uint32_t number = number_take(), above = below ? span_at(below)->above : 0;
	struct heap_span *s = span_at(number);

	*s = (struct heap_span){ .base = base, .cells = (uint32_t)cells, .kind = (uint8_t)kind,
		.region = (uint8_t)region, .below = below, .above = above };
	if (below)
		span_at(below)->above = number;
	else
		r->first = number;
	if (above)
		span_at(above)->below = number;
	else
		r->last = number;
	__span_enter(s, 0);
	return s;
}

void __span_drop(struct heap_span *s)
{
	struct heap_region *r = &__heap.region[s->region];
	uint32_t number = span_number(s);

	if (s->below)
		span_at(s->below)->above = s->above;
	else
		r->first = s->above;
	if (s->above)
		span_at(s->above)->below = s->below;
	else
		r->last = s->below;
	*s = (struct heap_span){ .next = __heap.spans_unused };
	__heap.spans_unused = number;
	__heap.spans_unused_count++;
}

struct heap_span *__span_search(const void *p)
{
	unsigned region = __region_of(p);
	uint32_t each = region < HEAP_REGIONS ? __heap.region[region].first : 0;

	while (each && (uintptr_t)p - (uintptr_t)span_at(each)->base >= span_bytes(span_at(each)))
		each = span_at(each)->above;
	return each ? span_at(each) : NULL;
}

/* ---- cells ---- */

int __cells_reserve(size_t cells)
{
	struct heap_region *r = &__heap.region[0];
	size_t more;
	struct heap_cell *table;

	if (!r->cells) {
		__heap.cells = first_cells;
		r->cells = first_cells + 1;
		r->capacity = FIRST_CELLS;
	}
	if (cells <= r->capacity)
		return 0;
	for (more = r->capacity * 4; more < cells; more *= 4)
		;
	table = enlarge(__heap.cells, (r->capacity + 1) * sizeof *table, (more + 1) * sizeof *table,
		first_cells);
	if (!table)
		return -1;
	__heap.cells = table;
	r->cells = table + 1;
	r->capacity = more;
	return 0;
}

/* Nothing is in use there. The table in .bss may share a page with the program's file and stays. */
void __cells_forget(const char *from, const char *to)
{
	char *begin = (char *)round_up((uintptr_t)cell_at(0, from), PAGE);
	char *end = (char *)((uintptr_t)cell_at(0, to) & -PAGE);

	if (__heap.cells != first_cells && begin < end)
		host_discard(begin, (size_t)(end - begin));
}

void __span_enter(struct heap_span *s, int live)
{
	struct heap_cell *cell = cell_at(s->region, s->base);

	cell->live = live != 0;
	cell->span = span_number(s);
	cell->list = list_of(HEAP_CLASSES);
}

unsigned __region_of(const void *p)
{
	for (unsigned i = 0; i < __heap.regions; i++) {
		const struct heap_region *r = &__heap.region[i];

		if ((uintptr_t)p - (uintptr_t)r->base < (size_t)(r->end - r->base))
			return i;
	}
	return HEAP_REGIONS;
}

struct heap_span *__block_span(const void *p)
{
	unsigned region = __region_of(p);
	const struct heap_cell *cell;

	if (region == HEAP_REGIONS || (uintptr_t)p & (ALIGNMENT - 1))
		return NULL;
	cell = cell_at(region, p);
	return is_live(cell, p) ? span_at(cell->span) : NULL;
}

/* ---- the exported description ---- */

/* A constant without relocations, the same in the file and in memory, wherever the program was put.
 * The trace refers to it, so that the linker keeps it. */
_Static_assert(sizeof(struct heap_description) == HEAP_DESCRIPTION_SIZE, "");
_Static_assert(sizeof(struct heap_tables) == HEAP_TABLES_SIZE, "");
_Static_assert(sizeof(struct heap_cell) == HEAP_CELL_SIZE, "");
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
	"	.long " TEXT(HEAP_CELL_SIZE) ", " TEXT(HEAP_SPAN_SIZE) ", " TEXT(HEAP_REGION_SIZE) "\n"
	"	.long " TEXT(HEAP_MAPPING_SIZE) ", " TEXT(MALLOC_HARDENED) "\n"
	"	.quad __heap - ., __heap_spans - .\n"
	".popsection");
