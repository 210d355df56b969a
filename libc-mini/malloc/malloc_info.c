/* malloc_info.c: the heap as XML, in glibc's elements. <size> tells of free pieces; from and to are
 * the same, for a class or a bin of one size has pieces of that size. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include "report.h"

struct text { char *at, *end; FILE *file; };

static void put(struct text *t, const char *before, uint64_t n, const char *behind)
{
	char line[160], *at = line;

	at = __report_text(at, before);
	if (behind)
		at = __report_text(__report_number(at, n, 0), behind);
	fwrite(line, 1, (size_t)(at - line), t->file);
}

static void total(struct text *t, const char *type, size_t count, size_t bytes)
{
	put(t, "<total type=\"", 0, NULL);
	put(t, type, 0, NULL);
	put(t, "\" count=\"", count, "\"");
	put(t, " size=\"", bytes, "\"/>\n");
}

static void sizes(struct text *t)
{
	put(t, "<sizes>\n", 0, NULL);
	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		size_t free_blocks = 0, block = __heap_class_bytes[class];

		for (uint32_t each = __heap.listed[class]; each; each = span_at(each)->next)
			free_blocks += (size_t)__builtin_popcountll(span_at(each)->free);
		if (!free_blocks)
			continue;
		put(t, "  <size from=\"", block, "\"");
		put(t, " to=\"", block, "\"");
		put(t, " total=\"", free_blocks * block, "\"");
		put(t, " count=\"", free_blocks, "\"/>\n");
	}
	put(t, "</sizes>\n", 0, NULL);
}

static void system_bytes(struct text *t, const struct heap_report *all)
{
	put(t, "<system type=\"current\" size=\"", all->info.arena, "\"/>\n");
	put(t, "<system type=\"max\" size=\"", all->most, "\"/>\n");
	put(t, "<aspace type=\"total\" size=\"", all->info.arena, "\"/>\n");
	put(t, "<aspace type=\"mprotect\" size=\"", all->info.arena, "\"/>\n");
}

int malloc_info(int options, FILE *file)
{
	struct heap_report all;
	struct text t = { .file = file };

	if (options)
		return EINVAL;
	all = __heap_report(); /* before the file gets its buffer */
	put(&t, "<malloc version=\"1\">\n<heap nr=\"0\">\n", 0, NULL);
	sizes(&t);
	for (int heap = 1; heap >= 0; heap--) {
		total(&t, "fast", 0, 0);
		total(&t, "rest", all.info.ordblks, all.info.fordblks);
		if (!heap)
			total(&t, "mmap", all.info.hblks, all.info.hblkhd);
		system_bytes(&t, &all);
		if (heap)
			put(&t, "</heap>\n", 0, NULL);
	}
	put(&t, "</malloc>\n", 0, NULL);
	return 0;
}
