/* keys.c: the names of the kinds of moments, numbered as they come. */
#include "moment.h"

#include <string.h>

#include "names.h"

static const char *names[KEYS] = {"empty", "mixed"};
static unsigned count = 2;

const char *key_name(unsigned key)
{
	return names[key];
}

unsigned key_count(void)
{
	return count;
}

unsigned key_number(const char *name)
{
	name = event_intern(name);
	for (unsigned i = 0; i < count; i++)
		if (names[i] == name || (i < 2 && !strcmp(names[i], name)))
			return i;
	if (count == KEYS - 1)
		name = "other";
	if (count == KEYS)
		return KEYS - 1;
	names[count] = name;
	return count++;
}

unsigned key_of(const struct event *e)
{
	static uint16_t known[EVENT_KINDS][CALL_KINDS];
	const char *kind = event_kind_name(e->kind), *detail = NULL;
	int named = e->kind == EVENT_STEP || e->kind == EVENT_ROW;
	char text[96];

	if (!named && known[e->kind][e->call])
		return known[e->kind][e->call];
	if (named)
		detail = e->name;
	else if (e->kind == EVENT_CALL || e->kind == EVENT_HEAP)
		detail = event_call_name(e->call);
	snprintf(text, sizeof text, "%s%s%s", kind, detail ? "." : "", detail ? detail : "");
	if (named)
		return key_number(text);
	return known[e->kind][e->call] = (uint16_t)key_number(text);
}
