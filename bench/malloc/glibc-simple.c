/* glibc-simple.c [OPERATIONS]: blocks of one size, allocated in a row and freed in the same order,
 * as glibc's bench-malloc-simple does it.
 *
 * Sizes from 8 to 4096 bytes, each in batches of 25, 100, 400 and 1600 blocks; of sizes beyond 64
 * bytes as many as make the same number of bytes, as programs have fewer of the large. A block that
 * stays is allocated behind a first batch of the largest: as in most programs the heap's top is in
 * use, and what the allocators do between malloc and free is measured, not how soon they give pages
 * back. */
#include "pattern.h"

#define MOST 1600

static uint64_t batch(unsigned char **blocks, size_t count, size_t size)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++) {
		blocks[i] = block_had(malloc(size));
		block_mark(blocks[i], size, (uint32_t)i);
	}
	for (size_t i = 0; i < count; i++) {
		sum += block_sum(blocks[i], size);
		free(blocks[i]);
	}
	return sum;
}

static size_t part(size_t operations, size_t size)
{
	return size > 64 ? operations * 64 / size : operations;
}

int main(int argc, char **argv)
{
	static const size_t sizes[] = { 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096 };
	static const size_t counts[] = { 25, 100, 400, MOST };
	static unsigned char *blocks[MOST];
	size_t operations = argument(argc, argv, 1, 2500000);
	uint64_t sum = 0;
	unsigned char *stays;

	for (size_t i = 0; i < MOST; i++)
		blocks[i] = block_had(malloc(4096));
	stays = block_had(malloc(64));
	block_mark(stays, 64, 64);
	for (size_t i = 0; i < MOST; i++)
		free(blocks[i]);
	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
		for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
			for (size_t done = 0; done < part(operations, sizes[s]); done += counts[c])
				sum += batch(blocks, counts[c], sizes[s]);
	sum += block_sum(stays, 64);
	free(stays);
	return checksum_print(sum);
}
