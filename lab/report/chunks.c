/* chunks.c: events by columns, as JSON, gzipped, in base64: about ten bytes an event. Numbers that
 * are near each other (times, addresses) are written as distances. */
#include "chunks.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "moment.h"
#include "policy.h"

static const struct column { const char *name; size_t at; } columns[] = {
	{"time", offsetof(struct event, time)}, {"address", offsetof(struct event, address)},
	{"length", offsetof(struct event, length)}, {"result", offsetof(struct event, result)},
	{"number", offsetof(struct event, number)}, {"to", offsetof(struct event, to)},
	{"offset", offsetof(struct event, offset)}, {"ip", offsetof(struct event, ip)},
};
#define COLUMNS (sizeof columns / sizeof *columns)

#define MOST_NAMES 4096

enum plain { KEY, PID, PROT, FLAGS, ERROR, FROM, FD, NAME, PLAINS };
static const char *const plain_names[PLAINS] = {
	"kind", "pid", "prot", "flags", "error", "from", "fd", "name",
};

static uint64_t word(const struct event *e, size_t at)
{
	return *(const uint64_t *)(const void *)((const char *)e + at);
}

/* Each number as its distance from the one before of an event of the same kind; 0 as null, which
 * changes nothing for those that follow. */
static void write_column(struct out *o, const struct chunks *c, const struct column *column)
{
	uint64_t before[KEYS] = {0};
	int used = 0;

	for (size_t i = 0; i < c->filled; i++)
		used |= word(&c->event[i], column->at) != 0;
	if (!used)
		return;
	out_open(o, column->name, '[');
	for (size_t i = 0; i < c->filled; i++) {
		uint64_t value = word(&c->event[i], column->at);
		uint64_t *last = &before[column->at == offsetof(struct event, time) ? 0 : c->key[i]];

		if (value >> 53) {
			out_address(o, NULL, value);
		} else if (!value) {
			out_raw(o, NULL, "null");
		} else {
			out_integer(o, NULL, (int64_t)(value - *last));
			*last = value;
		}
	}
	out_close(o, ']');
}

/* Names are interned, and few: programs, files, marks. */
static int64_t name_number(struct chunks *c, const char *name)
{
	if (!name)
		return -1;
	for (size_t i = c->names; i-- > 0;)
		if (c->name[i] == name)
			return (int64_t)i;
	if (c->names == MOST_NAMES)
		return -1;
	if (c->names % 64 == 0)
		c->name = report_alloc(c->name, (c->names + 64) * sizeof *c->name);
	c->name[c->names] = name;
	return (int64_t)c->names++;
}

static int64_t plain(struct chunks *c, size_t i, unsigned which)
{
	const struct event *e = &c->event[i];

	switch ((enum plain)which) {
	case KEY: return c->key[i];
	case PID: return e->pid;
	case PROT: return e->prot;
	case FLAGS: return (int64_t)(e->flags & 0xffffffff);
	case ERROR: return e->error;
	case FROM: return e->from;
	case FD: return e->fd;
	case NAME: return name_number(c, e->kind == EVENT_STEP || e->kind == EVENT_ROW ? NULL : e->name);
	case PLAINS: break;
	}
	return 0;
}

static void write_plain(struct out *o, struct chunks *c, unsigned which)
{
	int64_t rest = which == FD || which == NAME ? -1 : 0;
	int used = 0;

	for (size_t i = 0; i < c->filled; i++)
		used |= plain(c, i, which) != rest;
	if (!used)
		return;
	out_open(o, plain_names[which], '[');
	for (size_t i = 0; i < c->filled; i++)
		out_integer(o, NULL, plain(c, i, which));
	out_close(o, ']');
}

static void flush(struct chunks *c)
{
	char *text = NULL;
	size_t bytes = 0;
	struct out o = {open_memstream(&text, &bytes), 0};

	if (!o.file)
		report_alloc(NULL, SIZE_MAX / 2); /* says so and ends */
	out_open(&o, NULL, '{');
	for (unsigned i = 0; i < PLAINS; i++)
		write_plain(&o, c, i);
	for (size_t i = 0; i < COLUMNS; i++)
		write_column(&o, c, &columns[i]);
	out_close(&o, '}');
	fclose(o.file);
	c->packed = report_alloc(c->packed, (c->count + 1) * sizeof *c->packed);
	c->packed[c->count++] = pack(text, bytes);
	c->filled = 0;
	free(text);
}

void chunks_add(struct chunks *c, const struct event *e, unsigned key)
{
	if (!c->event) {
		c->event = report_alloc(NULL, policy.chunk * sizeof *c->event);
		c->key = report_alloc(NULL, policy.chunk * sizeof *c->key);
	}
	c->event[c->filled] = *e;
	c->key[c->filled++] = (uint16_t)key;
	if (c->filled == policy.chunk)
		flush(c);
}

void chunks_end(struct chunks *c)
{
	if (c->filled)
		flush(c);
}

void chunks_write(const struct chunks *c, struct out *o)
{
	out_open(o, "chunks", '{');
	out_number(o, "size", policy.chunk);
	out_open(o, "keys", '[');
	for (unsigned i = 0; i < key_count(); i++)
		out_string(o, NULL, key_name(i));
	out_close(o, ']');
	out_open(o, "names", '[');
	for (size_t i = 0; i < c->names; i++)
		out_string(o, NULL, c->name[i]);
	out_close(o, ']');
	out_open(o, "from", '[');
	for (unsigned i = 0; i < 5; i++)
		out_string(o, NULL, event_from_name(i));
	out_close(o, ']');
	out_open(o, "z", '[');
	for (size_t i = 0; i < c->count; i++)
		out_packed(o, NULL, c->packed[i]);
	out_close(o, ']');
	out_close(o, '}');
}
