/* heap.c: small blocks until the break has moved several times, then large ones that are mapped, all
 * written and read again; a message and status 1 if there is no memory for one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SMALL 300
#define LARGE 3

static char *block[SMALL + LARGE];

int main(void)
{
	unsigned long sum = 0;

	for (int i = 0; i < SMALL + LARGE; i++) {
		size_t size = i < SMALL ? 2000 : 1 << 20;

		block[i] = malloc(size);
		if (!block[i]) {
			fprintf(stderr, "heap: no memory for block %d\n", i);
			return 1;
		}
		memset(block[i], i % 100, size);
	}
	for (int i = 0; i < SMALL + LARGE; i++) {
		sum += (unsigned long)block[i][i % 7 * 100];
		free(block[i]);
	}
	printf("sum %lu\n", sum);
	return 0;
}
