/* hsearch.c: open addressing with linear probing; a table doubles before it is three quarters full,
 * so that the count given to hcreate() is only a hint. */
#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include "libc.h"

#define LEAST 8         /* slots; a power of two, as every size */

struct table {
	size_t mask, used;
	ENTRY slots[];
};

/* FNV-1a. */
static size_t hash(const char *key)
{
	uint64_t h = 0xcbf29ce484222325;

	while (*key)
		h = (h ^ (unsigned char)*key++) * 0x100000001b3;
	return (size_t)(h ^ h >> 32);
}

/* The key's slot, or the free one where it would be. */
static ENTRY *find(struct table *table, const char *key)
{
	size_t at = hash(key);

	while (table->slots[at & table->mask].key && strcmp(table->slots[at & table->mask].key, key))
		at++;
	return &table->slots[at & table->mask];
}

static struct table *make(size_t slots)
{
	struct table *table;

	if (slots > (SIZE_MAX - sizeof *table) / sizeof *table->slots) {
		errno = ENOMEM;
		return NULL;
	}
	table = calloc(1, sizeof *table + slots * sizeof *table->slots);
	if (table)
		table->mask = slots - 1;
	return table;
}

static int grow(struct hsearch_data *data)
{
	struct table *old = data->__table, *larger = make(2 * (old->mask + 1));

	if (!larger)
		return 0;
	for (size_t i = 0; i <= old->mask; i++)
		if (old->slots[i].key)
			*find(larger, old->slots[i].key) = old->slots[i];
	larger->used = old->used;
	free(old);
	data->__table = larger;
	return 1;
}

int hcreate_r(size_t count, struct hsearch_data *data)
{
	size_t slots = LEAST;

	if (data->__table)
		return 0;
	if (count > SIZE_MAX / 4) {
		errno = ENOMEM;
		return 0;
	}
	while (slots / 4 * 3 < count)
		slots *= 2;
	data->__table = make(slots);
	return data->__table != NULL;
}

void hdestroy_r(struct hsearch_data *data)
{
	free(data->__table);
	data->__table = NULL;
}

int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *data)
{
	struct table *table = data->__table;
	ENTRY *found = table ? find(table, item.key) : NULL;

	*result = NULL;
	if (!found || (!found->key && action == FIND)) {
		errno = ESRCH;
		return 0;
	}
	if (!found->key) {
		if (table->used >= (table->mask + 1) / 4 * 3) {
			if (!grow(data))
				return 0;
			table = data->__table;
			found = find(table, item.key);
		}
		table->used++;
		*found = item;
	}
	*result = found;
	return 1;
}

/* ---- the one table of hsearch() ---- */

static struct hsearch_data common;

int hcreate(size_t count)
{
	return hcreate_r(count, &common);
}

void hdestroy(void)
{
	hdestroy_r(&common);
}

ENTRY *hsearch(ENTRY item, ACTION action)
{
	ENTRY *result;

	hsearch_r(item, action, &result, &common);
	return result;
}
