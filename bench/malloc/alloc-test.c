/* alloc-test.c [SLOTS [OPERATIONS]]: many small blocks of long life, after the test of the same
 * name by OLogN Technologies.
 *
 * A block's size lies in 2^k to 2^(k+1) - 1 with a probability of 2^-k, up to 1 KiB: most are tiny.
 * The slot of an operation follows Pareto's law (80 % of the operations go to 20 % of the slots, of
 * these again 80 % to 20 %, six times), so some blocks die soon and most stay. A slot that is taken
 * is freed, one that is free is filled; all bytes are written. */
#include "pattern.h"

#define EXPONENTS 10
#define LEVELS 6

struct slot {
	unsigned char *start;
	size_t size;
};

static size_t power_law(struct numbers *numbers)
{
	uint32_t n = numbers_next(numbers);
	unsigned exponent = (unsigned)__builtin_ctz(n | 1u << (EXPONENTS - 1));

	return ((size_t)1 << exponent) + (n >> 16 & ((1u << exponent) - 1));
}

/* A number is used up from its top: what is left of it decides on the next level. */
static size_t pareto(struct numbers *numbers, size_t slots)
{
	uint64_t n = (uint64_t)numbers_next(numbers) << 16;
	uint64_t span = (uint64_t)1 << 48;
	size_t first = 0, count = slots;

	for (int level = 0; level < LEVELS && count >= 5; level++) {
		size_t few = count / 5;

		if (n >= span / 5 * 4) {
			first += few;
			count -= few;
			break;
		}
		span = span / 5 * 4;
		count = few;
	}
	return first + numbers_below(numbers, (uint32_t)count);
}

int main(int argc, char **argv)
{
	size_t slots = argument(argc, argv, 1, 1000000);
	size_t operations = argument(argc, argv, 2, 20000000);
	struct slot *table = block_had(calloc(slots, sizeof *table));
	struct numbers numbers = { 17 };
	uint64_t sum = 0;

	for (size_t i = 0; i < operations; i++) {
		/* At first slots are filled wherever they are. */
		struct slot *slot = &table[i < slots / 2 ? numbers_below(&numbers, (uint32_t)slots)
			: pareto(&numbers, slots)];

		if (slot->size) {
			sum += block_sum(slot->start, slot->size);
			free(slot->start);
			slot->size = 0;
		} else {
			slot->size = power_law(&numbers);
			slot->start = block_had(malloc(slot->size));
			memset(slot->start, (int)(i & 255), slot->size);
		}
	}
	for (size_t i = 0; i < slots; i++)
		if (table[i].size)
			free(table[i].start);
	free(table);
	return checksum_print(sum);
}
