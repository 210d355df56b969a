/* measure_more.c: counting calls, and claims on files. */
#include "lesson.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

/* ---- calls, steps of the load ---- */

static int call_fits(const struct clause *c, const struct event *e, uint64_t at)
{
	if (e->kind != EVENT_CALL)
		return 0;
	if (c->call == CALL_NONE)
		return 1;
	if (e->call != c->call || e->error)
		return 0;
	if (c->call == CALL_BRK && e->result == at)
		return 0;
	if (c->has_size && !count_holds(&c->size, e->length))
		return 0;
	return !c->file || (e->name && strstr(e->name, c->file));
}

static int event_fits(const struct clause *c, const struct event *e, uint64_t at)
{
	switch ((enum clause_kind)c->kind) {
	case CLAUSE_STEPS:
		return e->kind == EVENT_STEP && e->name && !strcmp(e->name, c->text)
			&& (!c->role || c->role == e->role);
	case CLAUSE_HEAP_CALLS:
		return e->kind == EVENT_HEAP && e->call == c->call && (!c->from || c->from == e->from);
	default: return call_fits(c, e, at);
	}
}

/* The lengths of the calls that have the right name, where they are few: what was there instead. */
static void add_sizes(struct result *result, const struct clause *c, const struct record *r, size_t from,
	size_t to)
{
	const struct count bytes = {0, 0, c->size.unit ? c->size.unit : UNIT_BYTES};
	struct clause any = *c;
	char text[48];
	int shown = 0;

	any.has_size = 0;
	for (size_t i = from; i < to && shown < 4; i++) {
		size_t n = strlen(result->measured);

		if (!call_fits(&any, &r->stream.event[i], 0))
			continue;
		snprintf(result->measured + n, sizeof result->measured - n, "%s%s", shown++ ? ", " : " (",
			count_text(&bytes, r->stream.event[i].length, text));
	}
	if (shown)
		strncat(result->measured, ")", sizeof result->measured - strlen(result->measured) - 1);
}

void measure_calls(struct result *result, const struct clause *c, const struct record *r, size_t from,
	size_t to)
{
	uint64_t n = 0, at = record_break(r, from);

	for (size_t i = from; i < to; i++) {
		const struct event *e = &r->stream.event[i];

		n += (uint64_t)event_fits(c, e, at);
		if (e->kind == EVENT_CALL && e->call == CALL_BRK)
			at = e->result;
	}
	result_count(result, &c->count, n);
	if (c->has_size)
		add_sizes(result, c, r, from, to);
}

/* ---- files: below the lesson's programs, or in its folder ---- */

static const char *find_file(const struct lesson *l, const char *name)
{
	const char *path = lesson_join(l->programs, name);
	struct stat s;

	return !stat(path, &s) ? path : lesson_join(l->folder, name);
}

static int file_size(struct result *result, const struct lesson *l, const char *name, uint64_t *size)
{
	struct stat s;

	if (stat(find_file(l, name), &s)) {
		result_set(result, 0, "%.100s: %s", name, strerror(errno));
		return -1;
	}
	*size = (uint64_t)s.st_size;
	return 0;
}

static void measure_contents(struct result *result, const struct clause *c, const struct lesson *l)
{
	uint64_t size;
	char *bytes;
	const char *at;
	FILE *file;
	size_t n;

	if (file_size(result, l, c->file, &size))
		return;
	file = fopen(find_file(l, c->file), "re");
	if (!file) {
		result_set(result, 0, "%.100s: %s", c->file, strerror(errno));
		return;
	}
	bytes = lesson_alloc(NULL, size);
	n = fread(bytes, 1, size, file);
	fclose(file);
	at = memmem(bytes, n, c->text, strlen(c->text));
	if (at)
		result_set(result, !c->not, "at byte %zu", (size_t)(at - bytes));
	else
		result_set(result, c->not, "not in %zu bytes", n);
	free(bytes);
}

static void measure_size(struct result *result, const struct clause *c, const struct lesson *l)
{
	uint64_t size, other = 0;
	struct count count = c->count;

	if (file_size(result, l, c->file, &size) || (c->other && file_size(result, l, c->other, &other)))
		return;
	count.unit = count.unit ? count.unit : UNIT_BYTES;
	if (size >= other) {
		result_count(result, &count, size - other);
		return;
	}
	result_set(result, 0, "%lu bytes smaller", (unsigned long)(other - size));
}

void measure_file(struct result *result, const struct clause *c, const struct lesson *l,
	const char *program)
{
	struct section s;
	struct count count = c->count;
	char prot[4];

	if (c->kind == CLAUSE_FILE_HAS) {
		measure_contents(result, c, l);
	} else if (c->kind == CLAUSE_FILE_SIZE) {
		measure_size(result, c, l);
	} else if (!c->file && !program) {
		result_set(result, 0, "which program's section %.40s?", c->text);
	} else if (section_find(c->file ? find_file(l, c->file) : program, c->text, &s)) {
		result_set(result, 0, "there is no section %.40s", c->text);
	} else if (c->kind == CLAUSE_SECTION_PROT) {
		result_set(result, s.prot == c->prot, "%s", event_prot(s.prot, prot));
	} else {
		count.unit = count.unit ? count.unit : UNIT_BYTES;
		result_count(result, &count, c->errors ? s.file_size : s.size);
	}
}
