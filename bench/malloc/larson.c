/* larson.c [BLOCKS [OPERATIONS]]: the server of Larson and Krishnan (1998), with one thread.
 *
 * A server's memory after a long time: a table of blocks of 8 to 1000 bytes, all equally likely. A
 * random one is freed and another of a random size takes its place, again and again. Before that
 * the blocks are allocated, freed in another order and allocated again, as if others had been
 * here. */
#include "pattern.h"

#define SMALLEST 8
#define LARGEST 1000

struct block {
	unsigned char *start;
	size_t size;
};

static void block_make(struct block *block, struct numbers *numbers)
{
	block->size = numbers_between(numbers, SMALLEST, LARGEST);
	block->start = block_had(malloc(block->size));
	block_mark(block->start, block->size, (uint32_t)block->size);
}

static void shuffle(struct block *table, size_t blocks, struct numbers *numbers)
{
	for (size_t i = blocks; i > 1; i--) {
		size_t other = numbers_below(numbers, (uint32_t)i);
		struct block kept = table[i - 1];

		table[i - 1] = table[other];
		table[other] = kept;
	}
}

static void warm_up(struct block *table, size_t blocks, struct numbers *numbers)
{
	for (size_t i = 0; i < blocks; i++)
		block_make(&table[i], numbers);
	shuffle(table, blocks, numbers);
	for (size_t i = 0; i < blocks; i++)
		free(table[i].start);
	for (size_t i = 0; i < blocks; i++)
		block_make(&table[i], numbers);
}

int main(int argc, char **argv)
{
	size_t blocks = argument(argc, argv, 1, 5000);
	size_t operations = argument(argc, argv, 2, 10000000);
	struct block *table = block_had(malloc(blocks * sizeof *table));
	struct numbers numbers = { 4141 };
	uint64_t sum = 0;

	warm_up(table, blocks, &numbers);
	for (size_t i = 0; i < operations; i++) {
		struct block *victim = &table[numbers_below(&numbers, (uint32_t)blocks)];

		sum += block_sum(victim->start, victim->size);
		free(victim->start);
		block_make(victim, &numbers);
	}
	for (size_t i = 0; i < blocks; i++)
		free(table[i].start);
	free(table);
	return checksum_print(sum);
}
