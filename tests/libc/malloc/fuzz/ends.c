/* ends.c: the beginning and the end of a run: an allocator that was never called; and one that nobody has
 * a block of any more. */
#include <stdlib.h>
#include <string.h>
#include "fuzz.h"
#include "heap_view.h"

/* ---- the end ---- */

static int read_self(void *context, uint64_t address, void *to, size_t bytes)
{
	(void)context;
	memcpy(to, (void *)(uintptr_t)address, bytes);
	return 0;
}

static void check_tables(void)
{
	static struct heap_view view;
	struct heap_totals t;
	const char *why = "";
	size_t blocks = 0;

	if (heap_view_open(&view, read_self, NULL, (uintptr_t)&__libc_mini_malloc, &why)
			|| heap_view_check(&view, &why))
		finding("heap_view: %s", why);
	heap_view_totals(&view, (uintptr_t)kernel.now, &t);
	heap_view_close(&view);
	for (unsigned i = 0; i < SLOTS; i++)
		blocks += slots[i].p != NULL;
	if (t.blocks_used + t.mappings != blocks)
		finding("heap_view: %zu blocks, not %zu", (size_t)(t.blocks_used + t.mappings), blocks);
}

static const struct heap_tables *tables(void)
{
	return (const void *)((const char *)&__libc_mini_malloc.tables + __libc_mini_malloc.tables);
}

static char *spans(void)
{
	return *(char *const *)((const char *)&__libc_mini_malloc.spans + __libc_mini_malloc.spans);
}

/* Every mapping that is left is a table's or an arena's, or an old table's that would not be unmapped. */
static void check_mappings(void)
{
	const struct heap_tables *t = tables();
	const char *mapped[3] = { (const char *)t->cells, (const char *)t->mappings, spans() };
	size_t bytes[3] = { (t->region[0].capacity + 1) * sizeof(struct heap_cell),
		t->mappings_capacity * sizeof(struct heap_mapping), t->spans_capacity * sizeof(struct heap_span) };
	size_t pages = 0;

	for (unsigned i = 0; i < 3; i++)
		if ((size_t)(mapped[i] - kernel.base) < ALL_BYTES)
			pages += (bytes[i] + PAGE - 1) / PAGE;
	for (unsigned i = 1; i < HEAP_REGIONS; i++)
		pages += t->region[i].length / PAGE;
	if (pages > kernel.mapped_pages || kernel.mapped_pages - pages > kernel.kept_pages)
		finding("%zu pages are mapped, and %zu known", kernel.mapped_pages, pages);
}

void finish(bool thoroughly)
{
	struct fuzzed_info m;

	if (thoroughly) {
		look();
		check_tables();
		kernel_verify();
	}
	make_fail(0, 0);
	for (unsigned i = 0; i < SLOTS; i++)
		release(&slots[i]);
	verify_foreign();
	fuzzed_malloc_trim(0);
	m = fuzzed_mallinfo2();
	if (m.uordblks || m.hblks || m.hblkhd)
		finding("all was freed, and %zu + %zu bytes are in use", m.uordblks, m.hblkhd);
	check_mappings();
	if (thoroughly) {
		check_tables();
		kernel_verify();
	}
}

/* ---- the beginning ---- */

/* The allocator's variables. Most of them are the first tables, and most of those were not used. */
static void forget(void)
{
	const struct heap_tables *t = tables();
	struct { char *begin, *end; } unused[2] = {
		{ (char *)t->cells + (t->most_bytes / HEAP_CELL + 2) * sizeof(struct heap_cell),
			(char *)t->cells + (t->region[0].capacity + 1) * sizeof(struct heap_cell) },
		{ spans() + (t->spans_used + 1) * sizeof(struct heap_span),
			spans() + t->spans_capacity * sizeof(struct heap_span) }
	};
	char *from = __start_fuzzed_bss;

	if (unused[0].begin > unused[1].begin) {
		char *begin = unused[0].begin, *end = unused[0].end;

		unused[0].begin = unused[1].begin;
		unused[0].end = unused[1].end;
		unused[1].begin = begin;
		unused[1].end = end;
	}
	for (unsigned i = 0; i < 2; i++) {
		if (unused[i].begin < from || unused[i].end < unused[i].begin || unused[i].end > __stop_fuzzed_bss)
			continue; /* another table by now */
		memset(from, 0, (size_t)(unused[i].begin - from));
		from = unused[i].end;
	}
	memset(from, 0, (size_t)(__stop_fuzzed_bss - from));
}

void begin(void)
{
	static char *data;
	size_t bytes = (size_t)(__stop_fuzzed_data - __start_fuzzed_data);

	if (!data) {
		kernel_start();
		data = memcpy(malloc(bytes), __start_fuzzed_data, bytes);
	} else {
		forget();
		kernel_reset();
		memcpy(__start_fuzzed_data, data, bytes);
	}
	model_reset();
}
