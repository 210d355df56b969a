/* heap_trace.c: records of LIBC_MINI_TRACE as text. */
#include <stdio.h>
#include "heap_view.h"

static const char *const calls[] = { "?", "start", "malloc", "calloc", "realloc", "aligned_alloc",
	"free", "malloc_trim" };
static const char *const froms[] = { "-", "pool", "break", "mapping", "arena" };

int heap_record_valid(const struct heap_record *r)
{
	return r->version == HEAP_VERSION && r->call >= HEAP_TRACE_START && r->call <= HEAP_TRACE_TRIM
		&& r->from <= HEAP_FROM_ARENA;
}

int heap_record_text(const struct heap_record *r, char *text, size_t bytes)
{
	unsigned long size = r->size, address = r->address, other = r->other;

	if (!heap_record_valid(r))
		return snprintf(text, bytes, "not a record of version %d", HEAP_VERSION);
	switch (r->call) {
	case HEAP_TRACE_REALLOC:
		return snprintf(text, bytes, "%u realloc 0x%lx %lu -> 0x%lx %s", r->process, other, size,
			address, froms[r->from]);
	case HEAP_TRACE_ALIGNED:
		return snprintf(text, bytes, "%u aligned_alloc %lu %lu -> 0x%lx %s", r->process, other, size,
			address, froms[r->from]);
	case HEAP_TRACE_FREE:
		return snprintf(text, bytes, "%u free 0x%lx %lu %s end 0x%lx", r->process, address, size,
			froms[r->from], other);
	default:
		return snprintf(text, bytes, "%u %s %lu -> 0x%lx %s end 0x%lx", r->process, calls[r->call],
			size, address, froms[r->from], other);
	}
}
