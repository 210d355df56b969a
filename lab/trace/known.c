/* known.c: a set of pages: an open hash table of blocks of 512 pages (2 MiB), each with a bit a page.
 * A block whose bits are all 0 stays until the table grows. */
#include "trace.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK (512 * PAGE)
#define USED 1UL /* in known_block.address: this slot is not empty */

static size_t place(const struct known *k, uint64_t address)
{
	return (size_t)((address / BLOCK * 0x9e3779b97f4a7c15UL) >> 24) & (k->room - 1);
}

/* The block's slot, or the empty one where it would be. */
static struct known_block *find(const struct known *k, uint64_t page)
{
	uint64_t wanted = (page & ~(BLOCK - 1)) | USED;
	size_t i = place(k, page);

	while (k->block[i].address && k->block[i].address != wanted)
		i = (i + 1) & (k->room - 1);
	return &k->block[i];
}

static int is_empty(const struct known_block *b)
{
	uint64_t any = 0;

	for (int i = 0; i < 8; i++)
		any |= b->bits[i];
	return !any;
}

static void grow(struct known *k)
{
	struct known old = *k;

	k->room = 64;
	while (k->room < old.used * 4)
		k->room *= 2;
	k->block = calloc(k->room, sizeof *k->block);
	if (!k->block)
		trace_no_memory();
	k->used = 0;
	for (size_t i = 0; i < old.room; i++)
		if (old.block[i].address && !is_empty(&old.block[i])) {
			*find(k, old.block[i].address) = old.block[i];
			k->used++;
		}
	free(old.block);
}

static unsigned bit_of(uint64_t page)
{
	return (unsigned)(page / PAGE % 512);
}

int known_has(const struct known *k, uint64_t page)
{
	unsigned bit = bit_of(page);

	return k->room && find(k, page)->bits[bit / 64] >> bit % 64 & 1;
}

int known_add(struct known *k, uint64_t page)
{
	unsigned bit = bit_of(page);
	struct known_block *b;

	if ((k->used + 1) * 2 > k->room)
		grow(k);
	b = find(k, page);
	if (!b->address) {
		b->address = (page & ~(BLOCK - 1)) | USED;
		k->used++;
	}
	if (b->bits[bit / 64] >> bit % 64 & 1)
		return 0;
	b->bits[bit / 64] |= 1UL << bit % 64;
	return 1;
}

/* Those of one block that lie in start … end. */
static void drop_in(struct known_block *b, uint64_t start, uint64_t end)
{
	uint64_t base = b->address & ~USED, page = start > base ? start : base;

	for (; page < end && page < base + BLOCK; page += PAGE)
		b->bits[bit_of(page) / 64] &= ~(1UL << bit_of(page) % 64);
}

void known_drop(struct known *k, uint64_t start, uint64_t end)
{
	if (!k->room || start >= end)
		return;
	if ((end - start) / BLOCK > k->room) {
		for (size_t i = 0; i < k->room; i++)
			if (k->block[i].address)
				drop_in(&k->block[i], start, end);
		return;
	}
	for (uint64_t at = start & ~(BLOCK - 1); at < end; at += BLOCK) {
		struct known_block *b = find(k, at);

		if (b->address)
			drop_in(b, start, end);
	}
}

void known_clear(struct known *k)
{
	free(k->block);
	*k = (struct known){0};
}

uint64_t known_count(const struct known *k)
{
	uint64_t n = 0;

	for (size_t i = 0; i < k->room; i++)
		for (int word = 0; word < 8; word++)
			n += (uint64_t)__builtin_popcountll(k->block[i].bits[word]);
	return n;
}
