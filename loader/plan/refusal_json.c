/* refusal_json.c: see refusal_json.h. Pure. */
#include "refusal_json.h"

#include <string.h>

#include "events.h"
#include "image.h"
#include "json.h"
#include "prose.h"

static const char stage_name[STAGES][12] = {
	[STAGE_AGAIN] = "again", [STAGE_FIND] = "find", [STAGE_SYSTEM] = "system",
	[STAGE_FILE] = "file", [STAGE_IMAGE] = "image", [STAGE_INTERPRETER] = "interpreter",
	[STAGE_PLACES] = "places", [STAGE_STACK] = "stack", [STAGE_MEMORY] = "memory",
	[STAGE_LAYOUT] = "layout", [STAGE_BRIDGE] = "bridge",
};

/* A rule about the largest p_align names no program header: it is the first PT_LOAD that has it. */
static int phdr_of(const struct stopped *s)
{
	const struct image *image = s->headers.image;

	if (s->why->index >= 0 || !image || !image->phdr)
		return s->why->index;
	for (int i = 0; i < image->phnum; i++)
		if (image->phdr[i].p_type == PT_LOAD && image->phdr[i].p_align == image->align)
			return i;
	return -1;
}

static void field(struct json *j, const struct field *f)
{
	struct prose digits;

	json_open(j, NULL, '{');
	json_string(j, "name", f->name);
	json_number(j, "offset", f->offset);
	json_number(j, "size", f->size);
	json_hex(j, "value", f->value);
	prose_begin(&digits);
	for (unsigned i = 0; i < f->size; i++)
		text_hex_byte(&digits.text, f->bytes[i]);
	json_string(j, "bytes", prose_string(&digits));
	json_close(j, '}');
}

/* One field, or one of each program header. */
static void named(struct json *j, const struct stopped *s, const char *name, size_t n)
{
	static const char type[] = "p_type";
	const struct image *image = s->headers.image;
	int every = s->why->index < 0 && n == sizeof type - 1 && !memcmp(name, type, n) && image;
	int index = every ? 0 : phdr_of(s);
	struct field f;

	do {
		if (!field_find(&s->headers, name, n, index, &f))
			field(j, &f);
	} while (every && ++index < image->phnum);
}

/* "a b c": one word after another; "{s}" is the refusal's own name. */
static void fields(struct json *j, const struct stopped *s)
{
	const char *names = rule_fields(s->why->rule);

	if (*names == '{')
		names = s->why->name ? s->why->name : "";
	json_open(j, "fields", '[');
	while (*names) {
		size_t n = 0;

		while (names[n] && names[n] != ' ')
			n++;
		named(j, s, names, n);
		names += n;
		while (*names == ' ')
			names++;
	}
	json_close(j, ']');
}

static void passed(struct json *j, enum stage stage)
{
	json_open(j, "passed", '[');
	for (unsigned i = 0; i < stage; i++)
		json_string(j, NULL, stage_name[i]);
	json_close(j, ']');
}

static void members(struct json *j, const struct stopped *s)
{
	const struct refusal *why = s->why;
	struct prose p;

	json_number(j, "schema", EVENTS_SCHEMA);
	json_string(j, "program", s->program);
	json_string(j, "rule", rule_id(why->rule));
	json_number(j, "status", (uint64_t)rule_status(why->rule));
	json_string(j, "file", s->file);
	if (why->index >= 0)
		json_number(j, "phdr", (uint64_t)why->index);
	json_hex(j, "a", why->a);
	json_hex(j, "b", why->b);
	if (why->error)
		json_number(j, "errno", (uint64_t)why->error);
	prose_begin(&p);
	refusal_message(why, &p.text);
	json_string(j, "message", prose_string(&p));
	fields(j, s);
	json_string(j, "stage", stage_name[s->stage]);
	passed(j, s->stage);
}

void refusal_event(const struct stopped *s, struct text *out)
{
	struct json j = {.out = out};

	json_open(&j, NULL, '{');
	json_string(&j, "event", "refusal");
	members(&j, s);
	json_close(&j, '}');
	text_char(out, '\n');
}

void refusal_document(const struct stopped *s, struct text *out)
{
	struct json j = {.out = out, .lines = 2};

	json_open(&j, NULL, '{');
	json_string(&j, "document", "refusal");
	members(&j, s);
	json_close(&j, '}');
	text_char(out, '\n');
}
