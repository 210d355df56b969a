/* json.c: events as JSON and back. One table says which members a kind of event has and in which
 * field of struct event each lives; both directions go through it. Events that come with an object
 * of their own (the load's, areas, watch, end) are written as that object. */
#include "event.h"
#include "names.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum shape { HEX, NUMBER, STRING, PROT, ERRNO, CALL, FROM, FD };

struct member {
	uint8_t kind;          /* enum event_kind */
	uint8_t call;          /* only of this call, or CALL_NONE: of all */
	uint8_t shape;
	uint8_t optional;      /* left out if zero */
	const char *name;
	size_t at;             /* offset of a uint64_t in struct event (HEX, NUMBER) */
};

#define AT(field) offsetof(struct event, field)

static const struct member members[] = {
	{EVENT_STEP, 0, NUMBER, 0, "n", AT(number)},
	{EVENT_STEP, 0, STRING, 0, "op", AT(name)},
	{EVENT_STEP, 0, HEX, 0, "address", AT(address)},
	{EVENT_STEP, 0, NUMBER, 0, "length", AT(length)},
	{EVENT_STEP, 0, NUMBER, 0, "offset", AT(offset)},
	{EVENT_STEP, 0, HEX, 0, "to", AT(to)},
	{EVENT_STEP, 0, PROT, 0, "prot", 0},
	{EVENT_ROW, 0, STRING, 0, "kind", AT(name)},
	{EVENT_ROW, 0, HEX, 0, "address", AT(address)},
	{EVENT_ROW, 0, NUMBER, 0, "bytes", AT(length)},
	{EVENT_REFUSAL, 0, STRING, 0, "rule", AT(name)},
	{EVENT_DONE, 0, NUMBER, 0, "n", AT(number)},
	{EVENT_ENTRY, 0, HEX, 0, "address", AT(address)},
	{EVENT_ENTRY, 0, HEX, 0, "sp", AT(to)},
	{EVENT_CALL, 0, CALL, 0, "call", 0},
	{EVENT_CALL, CALL_OTHER, NUMBER, 0, "number", AT(number)},
	{EVENT_CALL, 0, HEX, 0, "address", AT(address)},
	{EVENT_CALL, 0, NUMBER, 0, "length", AT(length)},
	{EVENT_CALL, CALL_MMAP, PROT, 0, "prot", 0},
	{EVENT_CALL, CALL_MPROTECT, PROT, 0, "prot", 0},
	{EVENT_CALL, CALL_SHMAT, PROT, 0, "prot", 0},
	{EVENT_CALL, 0, HEX, 1, "flags", AT(flags)},
	{EVENT_CALL, CALL_MMAP, FD, 0, "fd", 0},
	{EVENT_CALL, CALL_MMAP, STRING, 1, "file", AT(name)},
	{EVENT_CALL, CALL_MMAP, NUMBER, 1, "offset", AT(offset)},
	{EVENT_CALL, CALL_MREMAP, NUMBER, 0, "new_length", AT(offset)},
	{EVENT_CALL, CALL_MREMAP, HEX, 1, "to", AT(to)},
	{EVENT_CALL, 0, HEX, 0, "result", AT(result)},
	{EVENT_CALL, 0, ERRNO, 1, "errno", 0},
	{EVENT_CALL, 0, HEX, 1, "ip", AT(ip)},
	{EVENT_FAULT, 0, HEX, 0, "address", AT(address)},
	{EVENT_FAULT, 0, HEX, 0, "ip", AT(ip)},
	{EVENT_RESIDENT, 0, HEX, 0, "address", AT(address)},
	{EVENT_RESIDENT, 0, NUMBER, 0, "length", AT(length)},
	{EVENT_HEAP, 0, CALL, 0, "call", 0},
	{EVENT_HEAP, 0, FROM, 0, "from", 0},
	{EVENT_HEAP, 0, NUMBER, 0, "size", AT(length)},
	{EVENT_HEAP, 0, HEX, 0, "address", AT(address)},
	{EVENT_HEAP, 0, HEX, 0, "other", AT(to)},
	{EVENT_MARK, 0, STRING, 0, "name", AT(name)},
	{EVENT_MARK, 0, HEX, 0, "address", AT(address)},
	{EVENT_MARK, 0, NUMBER, 0, "number", AT(length)},
	{EVENT_FORK, 0, NUMBER, 0, "child", AT(number)},
	{EVENT_EXEC, 0, STRING, 0, "path", AT(name)},
	{EVENT_SIGNAL, 0, NUMBER, 0, "signal", AT(number)},
	{EVENT_SIGNAL, 0, HEX, 1, "address", AT(address)},
	{EVENT_EXIT, 0, NUMBER, 0, "status", AT(number)},
	{EVENT_EXIT, 0, NUMBER, 1, "killed", AT(flags)},
	{EVENT_LOST, 0, NUMBER, 0, "faults", AT(number)},
};
#define MEMBERS (sizeof members / sizeof *members)

static int has_object(unsigned kind)
{
	return (kind >= EVENT_PLAN && kind <= EVENT_AREAS) || kind == EVENT_HEAP_STATE
		|| kind == EVENT_END;
}

static int belongs(const struct member *m, const struct event *e)
{
	return m->kind == e->kind && (!m->call || m->call == e->call);
}

static json_t *hex(uint64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "0x%" PRIx64, value);
	return json_string(text);
}

/* A name may hold any byte: what is not UTF-8 is written byte by byte, as uload does. */
json_t *event_string(const char *s)
{
	json_t *value = json_string(s);
	char *text, *to;

	if (value || !s)
		return value ? value : json_null();
	to = text = malloc(2 * strlen(s) + 1);
	if (!text)
		return json_null();
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x80)
			*to++ = (char)(0xc0 | c >> 6);
		*to++ = (char)(c >= 0x80 ? (0x80 | (c & 0x3f)) : c);
	}
	*to = '\0';
	value = json_string(text);
	free(text);
	return value;
}

static json_t *write_member(const struct member *m, const struct event *e)
{
	const uint64_t *word = (const uint64_t *)(const void *)((const char *)e + m->at);
	char prot[4];

	switch ((enum shape)m->shape) {
	case HEX: return m->optional && !*word ? NULL : hex(*word);
	case NUMBER: return m->optional && !*word ? NULL : json_integer((json_int_t)*word);
	case STRING: return m->optional && !e->name ? NULL : event_string(e->name);
	case PROT: return json_string(event_prot(e->prot, prot));
	case ERRNO: return e->error ? json_integer(e->error) : NULL;
	case CALL: return json_string(event_call_name(e->call));
	case FROM: return json_string(event_from_name(e->from));
	case FD: return json_integer(e->fd);
	}
	return NULL;
}

static json_t *head_of(const struct event *e)
{
	json_t *object = json_object();

	json_object_set_new(object, "event", json_string(event_kind_name(e->kind)));
	if (e->kind > EVENT_REFUSAL) {
		json_object_set_new(object, "time", json_integer((json_int_t)e->time));
		json_object_set_new(object, "pid", json_integer(e->pid));
	}
	return object;
}

json_t *event_to_json(const struct event *e)
{
	json_t *object;

	if (e->json && has_object(e->kind)) {
		object = head_of(e);
		json_object_update(object, e->json);
		return object;
	}
	object = head_of(e);
	for (size_t i = 0; i < MEMBERS; i++) {
		json_t *value = belongs(&members[i], e) ? write_member(&members[i], e) : NULL;

		if (value)
			json_object_set_new(object, members[i].name, value);
	}
	return object;
}

int event_write(FILE *out, const struct event *e)
{
	json_t *object = event_to_json(e);
	int failed = json_dumpf(object, out, 0) || putc('\n', out) == EOF;

	json_decref(object);
	return failed ? -1 : 0;
}

uint64_t event_hex(const json_t *object, const char *member)
{
	const json_t *value = json_object_get(object, member);

	if (json_is_integer(value))
		return (uint64_t)json_integer_value(value);
	return json_is_string(value) ? strtoull(json_string_value(value), NULL, 16) : 0;
}

static void read_member(const struct member *m, const json_t *object, struct event *e)
{
	const char *text = json_string_value(json_object_get(object, m->name));

	switch ((enum shape)m->shape) {
	case HEX:
	case NUMBER:
		*(uint64_t *)(void *)((char *)e + m->at) = event_hex(object, m->name);
		break;
	case STRING: e->name = event_intern(text); break;
	case PROT: e->prot = (uint8_t)event_prot_number(text); break;
	case ERRNO: e->error = (uint16_t)event_hex(object, m->name); break;
	case CALL: break; /* was first */
	case FROM: e->from = (uint8_t)event_from_number(text); break;
	case FD: e->fd = (int32_t)(int64_t)event_hex(object, m->name); break;
	}
}

/* Whose segment a step works on, which event_from_json() needs beside the table. */
static void read_owner(const json_t *object, struct event *e)
{
	const char *of = json_string_value(json_object_get(object, "of"));
	const json_t *phdr = json_object_get(object, "phdr");

	e->role = !of ? ROLE_NONE : !strcmp(of, "interpreter") ? ROLE_INTERPRETER : ROLE_PROGRAM;
	e->phdr = (int8_t)(json_is_integer(phdr) ? json_integer_value(phdr) : -1);
	if (e->name && !strcmp(e->name, "mm"))
		e->to = event_hex(object, "brk");
	if (e->name && !strcmp(e->name, "leave"))
		e->address = event_hex(object, "sp");
}

int event_from_json(json_t *object, struct event *e, const char **why)
{
	const char *kind = json_string_value(json_object_get(object, "event"));
	const json_t *schema = json_object_get(object, "schema");

	*e = (struct event){.phdr = -1, .fd = -1};
	if (!kind) {
		*why = "no member \"event\": this is not a stream of events";
		return -1;
	}
	if (schema && (!json_is_integer(schema) || json_integer_value(schema) > EVENT_SCHEMA)) {
		*why = "the stream's schema is newer than 1, which this ulab knows";
		return -1;
	}
	e->kind = (uint8_t)event_kind_number(kind);
	e->call = (uint8_t)event_call_number(json_string_value(json_object_get(object, "call")));
	if (e->kind == EVENT_STEP)
		e->call = CALL_NONE;
	e->time = event_hex(object, "time");
	e->pid = (int32_t)event_hex(object, "pid");
	for (size_t i = 0; i < MEMBERS; i++)
		if (belongs(&members[i], e))
			read_member(&members[i], object, e);
	if (e->kind == EVENT_STEP)
		read_owner(object, e);
	if (has_object(e->kind))
		e->json = json_incref(object);
	return 0;
}

int event_read_line(const char *line, size_t bytes, struct event *e, const char **why)
{
	static char text[JSON_ERROR_TEXT_LENGTH + 64];
	json_error_t error;
	json_t *object = json_loadb(line, bytes, 0, &error);
	int failed;

	if (!object) {
		snprintf(text, sizeof text, "no JSON (column %d: %s)", error.column, error.text);
		*why = text;
		return -1;
	}
	failed = event_from_json(object, e, why);
	json_decref(object);
	return failed;
}
