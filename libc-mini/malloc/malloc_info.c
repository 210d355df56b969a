/* malloc_info.c: the heap as XML, in glibc's elements. <size> tells of free pieces; from and to are
 * the same, for a class or a bin of one size has pieces of that size. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include "report.h"

#ifdef MALLOC_OBJECT
#pragma weak fwrite /* of the program's library: without it there is nobody to write */
#endif

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

/* How many blocks of each class are free. */
static void count_free(size_t free_blocks[HEAP_CLASSES])
{
	for (unsigned i = 0; i < __heap.regions; i++)
		for (uint32_t each = __heap.region[i].first; each; each = span_at(each)->above) {
			const struct heap_span *s = span_at(each);

			if (s->kind == HEAP_SMALL)
				free_blocks[s->size_class] += s->carved - __span_live(s);
		}
}

static void sizes(struct text *t)
{
	size_t free_blocks[HEAP_CLASSES] = { 0 };

	count_free(free_blocks);
	put(t, "<sizes>\n", 0, NULL);
	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		size_t block = class_bytes(class);

		if (!free_blocks[class])
			continue;
		put(t, "  <size from=\"", block, "\"");
		put(t, " to=\"", block, "\"");
		put(t, " total=\"", free_blocks[class] * block, "\"");
		put(t, " count=\"", free_blocks[class], "\"/>\n");
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
#ifdef MALLOC_OBJECT
	if (!fwrite)
		return ENOSYS;
#endif
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
