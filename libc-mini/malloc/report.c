/* report.c: mallinfo, malloc_stats, malloc_trim: what the heap has, in glibc's terms. */
#include <malloc.h>
#include "heap.h"
#include "report.h"

static void add_span(const struct heap_span *s, struct heap_report *all)
{
	size_t bytes = span_bytes(s), used;

	switch (s->kind) {
	case HEAP_FREE:
	case HEAP_TOP:
		all->info.ordblks++;
		all->info.fordblks += bytes;
		break;
	case HEAP_SMALL:
		used = __span_live(s);
		all->info.ordblks += s->carved - used + (s->carved < s->blocks);
		all->info.uordblks += used * class_bytes(s->size_class);
		all->info.fordblks += bytes - used * class_bytes(s->size_class);
		break;
	case HEAP_LARGE:
		all->info.uordblks += bytes;
		break;
	default: /* somebody else's */
		return;
	}
	all->info.arena += bytes;
}

struct heap_report __heap_report(void)
{
	struct heap_report all = { 0 };

	heap_prepare();
	for (unsigned i = 0; i < __heap.regions; i++) {
		for (uint32_t each = __heap.region[i].first; each; each = span_at(each)->above)
			add_span(span_at(each), &all);
	}
	all.info.hblks = __heap.mappings_count;
	all.info.hblkhd = __heap.mappings_bytes;
	all.info.keepcost = __heap.top ? span_bytes(span_at(__heap.top)) : 0;
	all.most = __heap.most_bytes > all.info.arena ? __heap.most_bytes : all.info.arena;
	return all;
}

struct mallinfo2 mallinfo2(void)
{
	return __heap_report().info;
}

struct mallinfo mallinfo(void)
{
	struct mallinfo2 m = mallinfo2();

	return (struct mallinfo){ (int)m.arena, (int)m.ordblks, (int)m.smblks, (int)m.hblks,
		(int)m.hblkhd, (int)m.usmblks, (int)m.fsmblks, (int)m.uordblks, (int)m.fordblks,
		(int)m.keepcost };
}

/* ---- text ---- */

char *__report_text(char *at, const char *text)
{
	while (*text)
		*at++ = *text++;
	return at;
}

char *__report_number(char *at, uint64_t n, int width)
{
	char digits[20];
	int count = 0;

	do {
		digits[count++] = (char)('0' + n % 10);
	} while (n /= 10);
	for (; width > count; width--)
		*at++ = ' ';
	while (count)
		*at++ = digits[--count];
	return at;
}

static char *line(char *at, const char *name, uint64_t n)
{
	return __report_text(__report_number(__report_text(at, name), n, 10), "\n");
}

void malloc_stats(void)
{
	struct heap_report all = __heap_report();
	char text[512], *at = __report_text(text, "Arena 0:\n");

	at = line(at, "system bytes     = ", all.info.arena);
	at = line(at, "in use bytes     = ", all.info.uordblks);
	at = __report_text(at, "Total (incl. mmap):\n");
	at = line(at, "system bytes     = ", all.info.arena + all.info.hblkhd);
	at = line(at, "in use bytes     = ", all.info.uordblks + all.info.hblkhd);
	at = line(at, "max mmap regions = ", __heap.most_mappings);
	at = line(at, "max mmap bytes   = ", __heap.most_mapped_bytes);
	sys_call(SYS_write, 2, text, at - text);
}

/* ---- malloc_trim ---- */

/* The whole pages of a free span: the first page keeps its link. */
static int discard(const struct heap_span *s)
{
	char *begin = (char *)round_up((uintptr_t)s->base + sizeof(uint64_t), PAGE);
	char *end = (char *)((uintptr_t)(s->base + span_bytes(s)) & -PAGE);

	return s->kind == HEAP_FREE && begin < end && !host_discard(begin, (size_t)(end - begin));
}

int malloc_trim(size_t pad)
{
	int gave;

	heap_enter();
	heap_prepare();
	__heap.from = HEAP_FROM_POOL;
	__sweep();
	gave = __system_trim(pad);
	gave |= __mapping_give_back_idle();
	for (unsigned i = 0; i < __heap.regions; i++) {
		for (uint32_t each = __heap.region[i].first; each; each = span_at(each)->above)
			gave |= discard(span_at(each));
	}
	heap_trace(HEAP_TRACE_TRIM, (void *)(uintptr_t)gave, pad, heap_end());
	heap_leave();
	return gave;
}
