/* pattern.h: what the patterns share: numbers that look random, blocks, a checksum.
 *
 * Everything here is inlined and cheap, so that the time is malloc's. The numbers are the same with
 * each allocator, and what a program reads back from its blocks goes into the checksum that it
 * prints: the checksums of all allocators must be equal. */
#ifndef BENCH_MALLOC_PATTERN_H
#define BENCH_MALLOC_PATTERN_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Knuth's MMIX generator, of which the upper half is used. */
struct numbers {
	uint64_t state;
};

static inline uint32_t numbers_next(struct numbers *numbers)
{
	numbers->state = numbers->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(numbers->state >> 32);
}

/* From 0 to n - 1. */
static inline uint32_t numbers_below(struct numbers *numbers, uint32_t n)
{
	return (uint32_t)((uint64_t)numbers_next(numbers) * n >> 32);
}

/* From low to high, both included. */
static inline uint32_t numbers_between(struct numbers *numbers, uint32_t low, uint32_t high)
{
	return low + numbers_below(numbers, high - low + 1);
}

/* The memory, or the end of the program: what is out of memory must not be measured. */
static inline void *block_had(void *p)
{
	if (!p) {
		fputs("out of memory\n", stderr);
		exit(2);
	}
	return p;
}

/* First and last byte: the least that a program does with a block. */
static inline void block_mark(unsigned char *p, size_t size, uint32_t tag)
{
	p[0] = (unsigned char)tag;
	p[size - 1] = (unsigned char)(tag >> 8);
}

/* Every byte; of a block of more than 1 KiB, enough that each of its pages and its ends are
 * there. */
static inline void block_fill(unsigned char *p, size_t size, uint32_t tag)
{
	if (size <= 1024) {
		memset(p, (int)(tag & 255), size);
	} else {
		memset(p, (int)(tag & 255), 256);
		for (size_t at = 4096; at < size; at += 4096)
			p[at] = (unsigned char)tag;
		memset(p + size - 256, (int)(tag & 255), 256);
	}
	block_mark(p, size, tag);
}

static inline uint64_t block_sum(const unsigned char *p, size_t size)
{
	return p[0] + 257u * p[size - 1];
}

/* The nth argument of the command line, or what there is without. */
static inline size_t argument(int argc, char **argv, int n, size_t otherwise)
{
	return n < argc ? strtoul(argv[n], NULL, 10) : otherwise;
}

static inline int checksum_print(uint64_t sum)
{
	printf("checksum %016llx\n", (unsigned long long)sum);
	return 0;
}

#endif
