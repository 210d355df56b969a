/* object-stress.c: stress.c on another C library, some blocks of which are in use before main(). */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "heap_view.h"

static int read_memory(void *context, uint64_t address, void *to, size_t bytes)
{
	(void)context;
	memcpy(to, (void *)(uintptr_t)address, bytes);
	return 0;
}

extern const struct heap_description __libc_mini_malloc;
static uint64_t others;

static void totals_without_others(const struct heap_view *view, uint64_t current_break, struct heap_totals *t)
{
	heap_view_totals(view, current_break, t);
	t->blocks_used -= others;
}

__attribute__((constructor)) static void count_others(void)
{
	static struct heap_view view;
	struct heap_totals t;
	const char *why;

	if (heap_view_open(&view, read_memory, NULL, (uintptr_t)&__libc_mini_malloc, &why))
		abort();
	heap_view_totals(&view, 0, &t);
	heap_view_close(&view);
	others = t.blocks_used;
}

#define heap_view_totals totals_without_others
#include "stress.c"
