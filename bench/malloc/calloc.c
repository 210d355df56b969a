/* calloc.c [OPERATIONS]: calloc of many sizes in place of blocks that were written to.
 *
 * 2000 slots; a random one's block is freed and another calloc'd, of 16 bytes to 256 KiB, small
 * ones more often (each power of two half as often as the one before, twice below 256). The new
 * block must be zero: of the small all bytes are looked at, of the large the ends and each page. */
#include "pattern.h"

#define SLOTS 2000
#define LARGEST_POWER 18

struct slot {
	unsigned char *start;
	size_t size;
};

/* 16 to 31 bytes and 32 to 63 and so on. */
static size_t size_choose(struct numbers *numbers)
{
	uint32_t n = numbers_next(numbers);
	int power = 4 + (int)(n & 3) + __builtin_ctz(n >> 2 | 1u << 12);

	if (power >= LARGEST_POWER)
		power = LARGEST_POWER - 1;
	return ((size_t)1 << power) + numbers_below(numbers, 1u << power);
}

static unsigned not_zero(const unsigned char *p, size_t size)
{
	unsigned seen = 0;

	for (size_t at = 0; at < size && at < 512; at++)
		seen |= p[at];
	for (size_t at = 512; at < size; at += 512)
		seen |= p[at];
	return seen | p[size - 1];
}

int main(int argc, char **argv)
{
	static struct slot slots[SLOTS];
	size_t operations = argument(argc, argv, 1, 3000000);
	struct numbers numbers = { 5 };
	uint64_t sum = 0;

	for (size_t i = 0; i < operations; i++) {
		struct slot *slot = &slots[numbers_below(&numbers, SLOTS)];

		if (slot->size)
			sum += block_sum(slot->start, slot->size);
		free(slot->start);
		slot->size = size_choose(&numbers);
		slot->start = block_had(calloc(i % 2 ? 1 : slot->size, i % 2 ? slot->size : 1));
		if (not_zero(slot->start, slot->size)) {
			fprintf(stderr, "calloc of %zu bytes: not zero\n", slot->size);
			return 1;
		}
		block_fill(slot->start, slot->size, (uint32_t)i | 1);
	}
	for (size_t i = 0; i < SLOTS; i++)
		free(slots[i].start);
	return checksum_print(sum);
}
