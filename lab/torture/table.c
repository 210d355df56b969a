/* table.c: the faults, as `uload --fault=list --json` tells of them: ulab has no table of its own, so a
 * fault that uload learns is tried at once. */
#include "torture.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools.h"

const char *const class_names[CLASSES] = {"allowed", "broken", "scarcity"};

static char *copy(const char *s, size_t n)
{
	char *new = strndup(s, n);

	if (!new)
		abort();
	return new;
}

/* ---- reading ---- */

static int read_entry(struct fault *f, const json_t *entry)
{
	const char *name = json_string_value(json_object_get(entry, "name"));
	const char *class = json_string_value(json_object_get(entry, "class"));
	const char *by = json_string_value(json_object_get(entry, "by"));
	int c = 0;

	while (class && c < CLASSES && strcmp(class, class_names[c]))
		c++;
	if (!name || !class || c == CLASSES)
		return -1;
	f->name = copy(name, strlen(name));
	f->spec = f->name;
	f->class = (enum class)c;
	f->by_ulab = by && !strcmp(by, "ulab");
	f->count = (uint64_t)json_integer_value(json_object_get(entry, "default"));
	if (f->by_ulab)
		f->denial = !strcmp(name, "brk-after") ? DENY_BRK
			: !strcmp(name, "mmap-after") ? DENY_MMAP : DENY_NOTHING;
	return 0;
}

static int read_list(struct faults *faults, const struct output *text)
{
	json_t *top = json_loadb(text->bytes ? text->bytes : "", text->size, 0, NULL);
	const json_t *list = json_object_get(top, "faults"), *entry;
	int bad = !json_is_array(list);
	size_t i;

	faults->count = 0;
	faults->fault = calloc(json_array_size(list) + 1, sizeof *faults->fault);
	if (!faults->fault)
		abort();
	json_array_foreach(list, i, entry)
		bad = bad || read_entry(&faults->fault[faults->count++], entry);
	json_decref(top);
	return bad ? -1 : 0;
}

int table_read(struct faults *faults, const struct limits *limits)
{
	char *argv[] = {(char *)"uload", (char *)"--fault=list", (char *)"--json", NULL};
	struct job job = {.name = "list", .argv = argv};
	struct limits own = *limits;
	int bad;

	own.seconds = 10;
	own.progress = 0;
	run_jobs(&job, 1, &own);
	bad = job.outcome.ending != ENDED || job.outcome.status != 0
		|| read_list(faults, &job.outcome.out[0]);
	free(job.outcome.out[0].bytes);
	free(job.outcome.out[1].bytes);
	return bad ? ulab_error(STATUS_CANNOT, "%s --fault=list --json does not list the faults: is it "
		"another version than ulab?", limits->uload) : 0;
}

/* ---- choosing ---- */

/* Marks one word; -1: there is nothing of this name. */
static int mark(struct faults *faults, const char *word, size_t size, int wanted)
{
	size_t name = strcspn(word, "=,"), found = 0;

	for (size_t i = 0; i < faults->count; i++) {
		struct fault *f = &faults->fault[i];
		const char *class = class_names[f->class];
		int whole = (size == 3 && !strncmp(word, "all", 3))
			|| (size == strlen(class) && !strncmp(word, class, size));

		if (!whole && (strlen(f->name) != name || strncmp(word, f->name, name)))
			continue;
		f->wanted = wanted;
		found++;
		if (whole || name == size)
			continue;
		f->spec = copy(word, size);
		if (f->by_ulab) {
			char *end;

			f->count = strtoull(word + name + 1, &end, 10);
			if (end != word + size || size == name + 1 || word[name + 1] == '-')
				return -1;
		}
	}
	return found ? 0 : -1;
}

static int mark_list(struct faults *faults, const char *list, int wanted)
{
	while (*list) {
		size_t size = strcspn(list, ",");

		if (mark(faults, list, size, wanted))
			return ulab_error(STATUS_USAGE, "'%.*s': no such class (allowed, broken, scarcity, "
				"all) or fault (uload --fault=list tells of each)",
				(int)(size < 40 ? size : 40), list);
		list += size + (list[size] == ',');
	}
	return 0;
}

int table_choose(struct faults *faults, const char *list, const char *except)
{
	int status = *list ? mark_list(faults, list, 1)
		: ulab_error(STATUS_USAGE, "--only= needs classes or faults");

	return status || !except ? status : mark_list(faults, except, 0);
}
