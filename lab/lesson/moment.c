/* moment.c: the process stands still: what is mapped, which pages are there, how many faults there
 * were. All of it comes from /proc, needs no privilege, and disturbs nothing. */
#include "lesson.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "addresses.h"

#define PRESENT (3ULL << 62)   /* in memory or swapped out: it was touched */
#define TOO_LARGE (1ULL << 34) /* an area that nobody touches page by page */

static void add_page(struct moment *m, uint64_t page)
{
	if (m->residents && m->resident[m->residents - 1].end == page) {
		m->resident[m->residents - 1].end += PAGE;
		return;
	}
	if (!(m->residents & (m->residents - 1)))
		m->resident = lesson_alloc(m->resident, (m->residents ? 2 * m->residents : 1)
			* sizeof *m->resident);
	m->resident[m->residents++] = (struct range){page, page + PAGE};
}

static void read_area(struct moment *m, int pagemap, const struct area *a)
{
	uint64_t entry[512], page = a->start;

	if (a->end - a->start > TOO_LARGE || a->kind == AREA_SPECIAL || a->kind == AREA_VVAR)
		return;
	while (page < a->end) {
		uint64_t want = (a->end - page) / PAGE;
		ssize_t got = pread(pagemap, entry, (want < 512 ? want : 512) * 8, (off_t)(page / PAGE * 8));

		if (got < 8)
			return;
		for (size_t i = 0; i < (size_t)got / 8; i++, page += PAGE)
			if (entry[i] & PRESENT)
				add_page(m, page);
	}
}

static void read_resident(struct moment *m, int pid)
{
	char path[64];
	int pagemap;

	snprintf(path, sizeof path, "/proc/%d/pagemap", pid);
	pagemap = open(path, O_RDONLY | O_CLOEXEC);
	for (size_t i = 0; pagemap >= 0 && i < m->space.areas; i++)
		read_area(m, pagemap, &m->space.area[i]);
	if (pagemap >= 0)
		close(pagemap);
}

/* Fields 10 and 12 of /proc/PID/stat; the name in field 2 may hold anything. */
static uint64_t read_faults(int pid)
{
	char path[64], text[1024];
	const char *rest;
	unsigned long minor = 0, major = 0;
	size_t n;
	FILE *stat;

	snprintf(path, sizeof path, "/proc/%d/stat", pid);
	stat = fopen(path, "re");
	if (!stat)
		return 0;
	n = fread(text, 1, sizeof text - 1, stat);
	fclose(stat);
	text[n] = '\0';
	rest = strrchr(text, ')');
	if (!rest || sscanf(rest + 1, " %*c %*d %*d %*d %*d %*d %*u %lu %*u %lu", &minor, &major) != 2)
		return 0;
	return minor + major;
}

void moment_take(struct moment *m, const struct point *point, const struct record *r)
{
	*m = (struct moment){.point = *point, .event = r->stream.events};
	m->faults = read_faults(r->pid);
	if (!space_from_maps(&m->space, r->pid))
		read_resident(m, r->pid);
}

void moment_free(struct moment *m)
{
	space_free(&m->space);
	free(m->resident);
}

static uint64_t pages_of(const struct range *r, size_t count, uint64_t start, uint64_t end)
{
	uint64_t n = 0;

	start &= -PAGE;
	end = (end + PAGE - 1) & -PAGE;
	for (size_t i = 0; i < count; i++) {
		uint64_t from = r[i].start > start ? r[i].start : start;
		uint64_t to = r[i].end < end ? r[i].end : end;

		n += from < to ? (to - from) / PAGE : 0;
	}
	return n;
}

uint64_t moment_pages(const struct moment *m, uint64_t start, uint64_t end)
{
	return pages_of(m->resident, m->residents, start, end);
}

uint64_t moment_new_pages(const struct moment *m, const struct moment *earlier, uint64_t start,
	uint64_t end)
{
	uint64_t n = 0;

	start &= -PAGE;
	end = (end + PAGE - 1) & -PAGE;
	for (size_t i = 0; i < m->residents; i++) {
		uint64_t from = m->resident[i].start > start ? m->resident[i].start : start;
		uint64_t to = m->resident[i].end < end ? m->resident[i].end : end;

		if (from < to)
			n += (to - from) / PAGE - moment_pages(earlier, from, to);
	}
	return n;
}

int thing_range(const struct thing *t, const struct record *r, const struct moment *m, uint64_t *start,
	uint64_t *end, char *why)
{
	const struct event *mark;
	struct section section;

	switch ((enum thing_kind)t->kind) {
	case THING_MARK:
		mark = record_mark(r, &t->mark, NULL);
		if (!mark)
			return snprintf(why, 128, "mark \"%.60s\" was not made by then", t->mark.name), -1;
		*start = mark->address;
		*end = mark->address + (mark->length ? mark->length : 1);
		return 0;
	case THING_HEAP:
		*start = r->first_break;
		*end = record_break(r, m->event);
		if (!*start)
			return snprintf(why, 128, "where the heap begins is not known"), -1;
		return 0;
	case THING_STACK:
		for (size_t i = 0; i < m->space.areas; i++)
			if (m->space.area[i].kind == AREA_STACK) {
				*start = m->space.area[i].start;
				*end = m->space.area[i].end;
				return 0;
			}
		return snprintf(why, 128, "there is no [stack]"), -1;
	case THING_SECTION:
		if (section_find(r->path, t->section, &section))
			return snprintf(why, 128, "the program has no section %.60s", t->section), -1;
		*start = section.address + r->bias;
		*end = *start + section.size;
		return 0;
	}
	return -1;
}

static const char *program_region(const struct record *r, const struct area *a, uint64_t address)
{
	int in_file = 0;

	if (elf_segment(r->path, address - r->bias, &in_file))
		return NULL;
	if (a->prot & PROT_EXEC)
		return "text";
	if (!(a->prot & PROT_WRITE))
		return "rodata";
	return in_file ? "data" : "bss";
}

const char *record_region(const struct record *r, const struct moment *m, uint64_t address)
{
	const struct area *a = space_find(&m->space, address);
	const char *word;

	if (address > ADDRESS_USER_END)
		return "kernel";
	if (!a)
		return "nothing";
	if (a->kind == AREA_STACK)
		return "stack";
	if (a->kind == AREA_VDSO || a->kind == AREA_VVAR)
		return "vdso";
	if (a->kind == AREA_HEAP || (r->first_break && address >= r->first_break
			&& address < record_break(r, m->event)))
		return "heap";
	if (r->has_bias && (a->kind == AREA_ANON || (a->name && r->real && !strcmp(a->name, r->real)))
	    && (word = program_region(r, a, address)))
		return word;
	if (a->kind != AREA_FILE || a->shared)
		return a->kind == AREA_FILE && strncmp(a->name, "/dev/zero", 9)
			&& strncmp(a->name, "/SYSV", 5) && strncmp(a->name, "/memfd:", 7) ? "file" : "mapping";
	return strstr(a->name, ".so") ? "library" : "file";
}
