/* sh6.c [ROUNDS]: bursts of many sizes, freed from both ends, with survivors, as MicroQuill's
 * sh6bench does it.
 *
 * A large table is filled with blocks. The sizes follow a base, which grows by half from 1 byte to
 * 1000, halved down to 1 in turn: the smaller, the more often (50 of less than 100 bytes, 10 of
 * less than 1000). When the table is full a stretch of it survives, each time another; what lies
 * before it is freed in the order of allocation (FIFO), what lies behind it in reverse (LIFO). The
 * next burst fills the gaps, and the survivors go with the burst after it. */
#include "pattern.h"

#define TABLE 20000
#define LARGEST 1000

struct burst {
	unsigned char *block[TABLE];
	unsigned short size[TABLE]; /* 0: free */
	size_t next;
	size_t count;        /* of bursts */
	uint64_t sum;
};

static void drop(struct burst *burst, size_t i)
{
	if (!burst->size[i])
		return;
	burst->sum += block_sum(burst->block[i], burst->size[i]);
	free(burst->block[i]);
	burst->size[i] = 0;
}

/* The survivors are an eighth of the table. */
static void release(struct burst *burst)
{
	size_t low = burst->count++ % 7 * (TABLE / 8);
	size_t high = low + TABLE / 8;

	for (size_t i = 0; i < low; i++)
		drop(burst, i);
	for (size_t i = TABLE; i-- > high;)
		drop(burst, i);
	burst->next = 0;
}

static void add(struct burst *burst, size_t size)
{
	while (burst->next < TABLE && burst->size[burst->next])
		burst->next++;
	if (burst->next == TABLE) {
		release(burst);
		while (burst->size[burst->next])
			burst->next++;
	}
	burst->block[burst->next] = block_had(malloc(size));
	burst->size[burst->next] = (unsigned short)size;
	block_mark(burst->block[burst->next], size, (uint32_t)(size * 7));
	burst->next++;
}

static void add_sizes(struct burst *burst, size_t base)
{
	for (size_t size = base; size; size /= 2)
		for (size_t i = size < 100 ? 50 : size < LARGEST ? 10 : 1; i > 0; i--)
			add(burst, size);
}

int main(int argc, char **argv)
{
	static struct burst burst;

	for (size_t round = argument(argc, argv, 1, 2500); round > 0; round--)
		for (size_t base = 1; base <= LARGEST; base += base / 2 + 1)
			add_sizes(&burst, base);
	for (size_t i = 0; i < TABLE; i++)
		drop(&burst, i);
	return checksum_print(burst.sum);
}
