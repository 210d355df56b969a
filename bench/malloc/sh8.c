/* sh8.c [ROUNDS]: many sizes that are made by one and freed by another, as MicroQuill's sh8bench
 * does it with threads; here all are one thread.
 *
 * Four owners have a table of blocks each. In a turn an owner fills its gaps with blocks whose
 * sizes come from a list (objects of less than 100 bytes mostly, some up to 1000). Then it hands
 * some of its table over to its neighbour, who frees it in the order of allocation, frees some
 * itself in reverse, every fourth of a stretch stays where it is, and the rest is freed every other
 * first. */
#include "pattern.h"

#define OWNERS 4
#define TABLE 6000

struct owner {
	unsigned char *block[TABLE];
	unsigned short size[TABLE]; /* 0: free */
};

static const unsigned short sizes[] = {
	16, 24, 12, 40, 32, 8, 56, 20, 64, 48, 16, 96, 28, 80, 33, 10, 128, 72, 24, 44,
	160, 17, 36, 200, 88, 14, 64, 256, 52, 30, 112, 400, 18, 40, 76, 520, 26, 144, 60, 1000,
};

static uint64_t sum;

static void drop(struct owner *owner, size_t i)
{
	if (!owner->size[i])
		return;
	sum += block_sum(owner->block[i], owner->size[i]);
	free(owner->block[i]);
	owner->size[i] = 0;
}

static void fill(struct owner *owner, struct numbers *numbers)
{
	for (size_t i = 0; i < TABLE; i++) {
		if (owner->size[i])
			continue;
		owner->size[i] = sizes[numbers_below(numbers, sizeof sizes / sizeof *sizes)];
		owner->block[i] = block_had(malloc(owner->size[i]));
		block_mark(owner->block[i], owner->size[i], (uint32_t)i);
	}
}

/* The first third goes to the neighbour, whose own blocks at these places are freed by us. */
static void hand_over(struct owner *owner, struct owner *neighbour)
{
	for (size_t i = 0; i < TABLE / 3; i++) {
		unsigned char *block = owner->block[i];
		unsigned short size = owner->size[i];

		drop(neighbour, i);
		neighbour->block[i] = block;
		neighbour->size[i] = size;
		owner->size[i] = 0;
	}
}

static void release(struct owner *owner)
{
	for (size_t i = TABLE; i-- > TABLE * 2 / 3;)
		drop(owner, i);
	for (size_t i = TABLE / 3; i < TABLE / 2; i++)
		if (i % 4)
			drop(owner, i);
	for (size_t i = TABLE / 2; i < TABLE * 2 / 3; i += 2)
		drop(owner, i);
	for (size_t i = TABLE / 2 + 1; i < TABLE * 2 / 3; i += 2)
		drop(owner, i);
}

int main(int argc, char **argv)
{
	static struct owner owners[OWNERS];
	struct numbers numbers = { 8 };

	for (size_t round = argument(argc, argv, 1, 1500); round > 0; round--)
		for (size_t i = 0; i < OWNERS; i++) {
			fill(&owners[i], &numbers);
			hand_over(&owners[i], &owners[(i + 1) % OWNERS]);
			release(&owners[i]);
		}
	for (size_t i = 0; i < OWNERS; i++)
		for (size_t k = 0; k < TABLE; k++)
			drop(&owners[i], k);
	return checksum_print(sum);
}
