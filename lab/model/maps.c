/* maps.c: /proc/PID/maps as a space, spaces as JSON, and whether two spaces are the same. */
#include "space.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "areas.h"
#include "names.h"

static uint8_t kind_of(const char *name)
{
	if (!name || !*name)
		return AREA_ANON;
	if (name[0] != '[')
		return AREA_FILE;
	if (!strcmp(name, "[heap]"))
		return AREA_HEAP;
	if (!strncmp(name, "[stack", 6))
		return AREA_STACK;
	if (!strcmp(name, "[vdso]"))
		return AREA_VDSO;
	if (!strncmp(name, "[vvar", 5))
		return AREA_VVAR;
	return strncmp(name, "[anon", 5) ? AREA_SPECIAL : AREA_ANON;
}

/* One line of maps: "start-end rwxp offset dev inode   name". */
static int read_line(struct space *s, char *line)
{
	struct area a = {.phdr = -1};
	char prot[5], *name;
	int at = 0;

	line[strcspn(line, "\n")] = '\0';
	if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s %" SCNx64 " %*s %*s %n", &a.start, &a.end, prot,
		   &a.offset, &at) < 4)
		return -1;
	name = line + at;
	a.prot = (uint8_t)event_prot_number(prot);
	a.shared = prot[3] == 's';
	a.kind = kind_of(name);
	if (a.kind != AREA_ANON)
		a.name = event_intern(name);
	areas_put(s, &a);
	return 0;
}

int space_from_maps(struct space *s, int pid)
{
	char path[64], *line = NULL;
	size_t room = 0;
	FILE *maps;

	space_init(s);
	s->pid = pid;
	snprintf(path, sizeof path, "/proc/%d/maps", pid);
	maps = fopen(path, "re");
	if (!maps)
		return -1;
	while (getline(&line, &room, maps) > 0)
		read_line(s, line);
	free(line);
	fclose(maps);
	return 0;
}

json_t *space_areas_json(const struct space *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->areas; i++) {
		const struct area *a = &s->area[i];
		char start[24], end[24], prot[4];
		json_t *one;

		snprintf(start, sizeof start, "0x%" PRIx64, a->start);
		snprintf(end, sizeof end, "0x%" PRIx64, a->end);
		one = json_pack("{s:s, s:s, s:s, s:b, s:I}", "start", start, "end", end, "prot",
			event_prot(a->prot, prot), "shared", a->shared, "offset", (json_int_t)a->offset);
		if (a->name)
			json_object_set_new(one, "name", event_string(a->name));
		json_array_append_new(list, one);
	}
	return list;
}

int space_from_areas(struct space *s, const json_t *areas)
{
	size_t i;
	const json_t *one;

	space_init(s);
	json_array_foreach(areas, i, one) {
		const char *name = json_string_value(json_object_get(one, "name"));
		struct area a = {.start = event_hex(one, "start"), .end = event_hex(one, "end"),
			.offset = event_hex(one, "offset"), .phdr = -1, .kind = kind_of(name),
			.shared = json_is_true(json_object_get(one, "shared")),
			.prot = (uint8_t)event_prot_number(json_string_value(json_object_get(one, "prot")))};

		a.name = event_intern(name);
		areas_put(s, &a);
	}
	return 0;
}

/* ---- comparing ---- */

static int ignored(const struct area *a)
{
	return a->kind == AREA_SPECIAL || a->kind == AREA_VVAR;
}

/* What the kernel cannot be asked about, or calls by another name, counts as the same. */
static int agree(const struct area *a, const struct area *b, uint64_t at)
{
	if (a->prot != b->prot || a->shared != b->shared)
		return 0;
	if (a->kind == AREA_LOADER)
		return 1;
	if ((a->kind == AREA_FILE) != (b->kind == AREA_FILE))
		return a->shared && b->shared; /* "/dev/zero (deleted)" and its like */
	return a->kind != AREA_FILE || a->offset + (at - a->start) == b->offset + (at - b->start);
}

static void describe(const struct area *a, char *text, size_t bytes)
{
	char prot[4];

	if (!a)
		snprintf(text, bytes, "nothing");
	else
		snprintf(text, bytes, "0x%" PRIx64 "-0x%" PRIx64 " %s%c offset 0x%" PRIx64 " %s", a->start,
			a->end, event_prot(a->prot, prot), a->shared ? 's' : 'p', a->offset,
			a->name ? a->name : "anonymous");
}

static const struct area *next(const struct space *s, size_t *i)
{
	while (*i < s->areas && ignored(&s->area[*i]))
		++*i;
	return *i < s->areas ? &s->area[*i] : NULL;
}

int space_compare(const struct space *model, const struct space *kernel, char *why, size_t bytes)
{
	size_t i = 0, j = 0;
	uint64_t at = 0;
	const struct area *a, *b;

	for (;;) {
		while ((a = next(model, &i)) && a->end <= at)
			i++;
		while ((b = next(kernel, &j)) && b->end <= at)
			j++;
		if (!a && !b)
			return 0;
		if (!a || !b || (a->start > at ? a->start : at) != (b->start > at ? b->start : at)
		    || !agree(a, b, a->start > at ? a->start : at))
			break;
		at = a->end < b->end ? a->end : b->end;
	}
	describe(a, why, bytes / 2);
	if (bytes > 64) {
		char other[512];

		describe(b, other, sizeof other);
		snprintf(why + strlen(why), bytes - strlen(why), " in the model, %s in the kernel", other);
	}
	return 1;
}
