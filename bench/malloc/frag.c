/* frag.c [OPERATIONS]: a long run whose sizes drift: how much more memory than its blocks need does
 * a program have at last?
 *
 * The bytes in use go up and down between 50 and 100 MB. A new block's size comes from one of
 * several kinds of work, each of which gives way to the next by and by: what the one has freed
 * should serve the next. Half of the blocks that are freed are young, the other half any, so of
 * each kind of work some blocks stay for long between those of others. Each page of a block is
 * written. */
#include "pattern.h"

#define MOST 4000000
#define YOUNG 2000
#define MB 1000000u

struct block {
	unsigned char *start;
	size_t size;
};

/* One in `seldom` blocks is large. */
struct kind {
	uint32_t low, high, seldom, large_low, large_high;
};

static const struct kind kinds[] = {
	{ 16, 64, 50, 500, 2000 },          /* lists and trees */
	{ 24, 400, 200, 4000, 70000 },      /* texts, some of them long */
	{ 96, 96, 4, 640, 640 },            /* objects of two classes */
	{ 1000, 9000, 30, 10000, 200000 },  /* buffers */
	{ 8, 40, 1000, 100000, 400000 },    /* tiny ones, few that are very large */
	{ 300, 1500, 10, 16, 32 },          /* packets with tiny heads */
	{ 2048, 4096, 3, 4096, 16384 },     /* pages */
	{ 32, 200, 20, 1000, 5000 },
	{ 120, 136, 5, 250, 270 },          /* objects that grew by some fields */
	{ 16, 3000, 100, 20000, 60000 },    /* everything */
};

#define KINDS (sizeof kinds / sizeof *kinds)

static struct block *table;
static size_t blocks, in_use, most_in_use;
static uint64_t sum;

static void add(const struct kind *kind, uint32_t tag, struct numbers *numbers)
{
	struct block *block = &table[blocks++];

	block->size = numbers_below(numbers, kind->seldom)
		? numbers_between(numbers, kind->low, kind->high)
		: numbers_between(numbers, kind->large_low, kind->large_high);
	block->start = block_had(malloc(block->size));
	block_fill(block->start, block->size, tag);
	in_use += block->size;
	if (in_use > most_in_use)
		most_in_use = in_use;
}

/* The last block of the table takes its place. */
static void drop(size_t i)
{
	sum += block_sum(table[i].start, table[i].size);
	in_use -= table[i].size;
	free(table[i].start);
	table[i] = table[--blocks];
}

static void drop_any(struct numbers *numbers)
{
	size_t among = numbers_next(numbers) & 1 && blocks > YOUNG ? YOUNG : blocks;

	drop(blocks - 1 - numbers_below(numbers, (uint32_t)among));
}

/* Between 50 and 100 MB, five times up and down. */
static size_t wanted(size_t i, size_t operations)
{
	size_t at = (size_t)((uint64_t)i * 1000 / operations) % 200;

	return (at < 100 ? 50 + at / 2 : 150 - at / 2) * MB;
}

int main(int argc, char **argv)
{
	size_t operations = argument(argc, argv, 1, 10000000), phase = operations / KINDS;
	struct numbers numbers = { 2024 };

	table = block_had(malloc(MOST * sizeof *table));
	for (size_t i = 0; i < operations; i++) {
		size_t kind = i / phase;

		if (kind < KINDS - 1 && numbers_below(&numbers, (uint32_t)phase) < i % phase)
			kind++;
		if (in_use < wanted(i, operations) && blocks < MOST)
			add(&kinds[kind % KINDS], (uint32_t)i, &numbers);
		else
			drop_any(&numbers);
	}
	printf("%zu MB in use at most\n", most_in_use / MB);
	while (blocks > 0)
		drop(blocks - 1);
	free(table);
	return checksum_print(sum);
}
