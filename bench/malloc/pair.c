/* pair.c SIZE BATCH COUNT: COUNT pairs of malloc and free, for callgrind: BATCH blocks are
 * allocated, one byte of each is written, and they are freed in reverse.
 *
 * With a SIZE of 0 functions that do nothing are called instead, to tell what the loop costs. */
#include "pattern.h"

#define MOST 1000

static char nowhere[1];

static __attribute__((noinline)) void *allocate_nothing(size_t size)
{
	(void)size;
	return nowhere;
}

static __attribute__((noinline)) void free_nothing(void *p)
{
	(void)p;
}

int main(int argc, char **argv)
{
	static char *blocks[MOST];
	size_t size = argument(argc, argv, 1, 64);
	size_t batch = argument(argc, argv, 2, 1);
	size_t count = argument(argc, argv, 3, 1000);
	void *(*volatile allocate_now)(size_t) = size ? malloc : allocate_nothing;
	void (*volatile free_now)(void *) = size ? free : free_nothing;
	void *(*allocate)(size_t) = allocate_now;
	void (*release)(void *) = free_now;

	if (batch == 0 || batch > MOST)
		return 2;
	for (size_t done = 0; done < count; done += batch) {
		for (size_t i = 0; i < batch; i++) {
			blocks[i] = allocate(size);
			*blocks[i] = 1;
		}
		for (size_t i = batch; i-- > 0;)
			release(blocks[i]);
	}
	return 0;
}
