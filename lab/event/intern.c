/* intern.c: strings that are kept once and never freed: an open hash table. */
#include "event.h"

#include <stdlib.h>
#include <string.h>

static struct { const char **slot; size_t room, used; } table;

static size_t hash(const char *s)
{
	size_t h = 14695981039346656037UL;

	while (*s)
		h = (h ^ (unsigned char)*s++) * 1099511628211UL;
	return h;
}

static const char **find(const char **slot, size_t room, const char *s)
{
	size_t i = hash(s) & (room - 1);

	while (slot[i] && strcmp(slot[i], s))
		i = (i + 1) & (room - 1);
	return &slot[i];
}

static void grow(void)
{
	size_t room = table.room ? table.room * 2 : 256;
	const char **slot = calloc(room, sizeof *slot);

	if (!slot)
		abort();
	for (size_t i = 0; i < table.room; i++)
		if (table.slot[i])
			*find(slot, room, table.slot[i]) = table.slot[i];
	free(table.slot);
	table.slot = slot;
	table.room = room;
}

const char *event_intern(const char *s)
{
	const char **slot;

	if (!s)
		return NULL;
	if (table.used * 2 >= table.room)
		grow();
	slot = find(table.slot, table.room, s);
	if (!*slot) {
		*slot = strdup(s);
		if (!*slot)
			abort();
		table.used++;
	}
	return *slot;
}
