/* json.c: see json.h. Pure. */
#include "json.h"

#include "prose.h"

static void member(struct json *j, const char *key)
{
	if (j->comma)
		text_char(j->out, ',');
	if (j->depth > 0 && j->depth <= j->lines) {
		text_char(j->out, '\n');
		prose_pad(j->out, 2 * (size_t)j->depth);
	} else if (j->comma) {
		text_char(j->out, ' ');
	}
	j->comma = 1;
	if (!key)
		return;
	text_json(j->out, key);
	text_string(j->out, ": ");
}

void json_open(struct json *j, const char *key, char bracket)
{
	member(j, key);
	text_char(j->out, bracket);
	j->depth++;
	j->comma = 0;
}

void json_close(struct json *j, char bracket)
{
	int any = j->comma;

	j->depth--;
	if (any && j->depth < j->lines) {
		text_char(j->out, '\n');
		prose_pad(j->out, 2 * (size_t)j->depth);
	}
	text_char(j->out, bracket);
	j->comma = 1;
}

void json_string(struct json *j, const char *key, const char *value)
{
	member(j, key);
	if (value)
		text_json(j->out, value);
	else
		text_string(j->out, "null");
}

void json_number(struct json *j, const char *key, uint64_t value)
{
	member(j, key);
	text_decimal(j->out, value);
}

void json_hex(struct json *j, const char *key, uint64_t value)
{
	member(j, key);
	text_format(j->out, "\"%x\"", value);
}

void json_bool(struct json *j, const char *key, int value)
{
	member(j, key);
	text_string(j->out, value ? "true" : "false");
}

void json_prot(struct json *j, const char *key, unsigned prot)
{
	member(j, key);
	text_char(j->out, '"');
	prose_prot(j->out, prot);
	text_char(j->out, '"');
}
