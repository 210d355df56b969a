/* space.c: a space's life, and what people call its parts. */
#include "space.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "areas.h"
#include "pages.h"

void space_init(struct space *s)
{
	memset(s, 0, sizeof *s);
}

void space_free(struct space *s)
{
	free(s->area);
	free(s->pages.slot);
	space_init(s);
}

void space_copy(struct space *to, const struct space *from)
{
	*to = *from;
	to->room = from->areas;
	to->area = malloc((from->areas + 1) * sizeof *to->area);
	if (!to->area)
		abort();
	if (from->areas)
		memcpy(to->area, from->area, from->areas * sizeof *to->area);
	pages_copy(&to->pages, &from->pages);
}

const struct touch *space_touch(const struct space *s, uint64_t address)
{
	return pages_find(&s->pages, address);
}

uint64_t space_resident(const struct space *s, uint64_t start, uint64_t end)
{
	uint64_t n = 0;

	start = page_down(start);
	if ((end - start) / PAGE > s->pages.room) {
		for (size_t i = 0; i < s->pages.room; i++) {
			uint64_t page = s->pages.slot[i].page;

			n += page & 1 && page >= start && page < end;
		}
		return n;
	}
	for (uint64_t page = start; page < end; page += PAGE)
		n += pages_find(&s->pages, page) != NULL;
	return n;
}

static const char *segment_word(const struct area *a)
{
	if (a->prot & PROT_EXEC)
		return "text";
	if (a->prot & PROT_WRITE)
		return a->kind == AREA_FILE ? "data" : "bss";
	return "rodata";
}

/* libc.so, libc.so.6: ".so" at the end of the name or before a number. */
static int is_library(const char *name)
{
	const char *so = strstr(name, ".so");

	while (so && so[3] && !(so[3] == '.' && so[4] >= '0' && so[4] <= '9'))
		so = strstr(so + 3, ".so");
	return so != NULL;
}

static const char *file_word(const struct space *s, const struct area *a)
{
	if (a->name == s->program)
		return segment_word(a);
	if (a->name == s->interpreter || is_library(a->name))
		return "library";
	return a->shared ? "shared file" : "file";
}

const char *area_word(const struct area *a)
{
	static const char *const words[] = {[AREA_HEAP] = "heap", [AREA_STACK] = "stack",
		[AREA_VDSO] = "vdso", [AREA_VVAR] = "vvar", [AREA_LOADER] = "loader",
		[AREA_SPECIAL] = "special"};

	return words[a->kind];
}

const char *space_region(const struct space *s, uint64_t address)
{
	const struct area *a = space_find(s, address);

	if (!a)
		return "nothing";
	if (area_word(a))
		return area_word(a);
	if (a->kind == AREA_FILE)
		return file_word(s, a);
	if (a->role == ROLE_PROGRAM)
		return segment_word(a);
	if (a->role == ROLE_INTERPRETER)
		return "library";
	return a->shared ? "shared memory" : "mapping";
}
