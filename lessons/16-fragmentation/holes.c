/* holes.c: 2,000 blocks of 1,000 bytes; every second one is freed. Nearly one MiB is free then, and
 * no 100 KiB of it lie side by side. */
#include <stdlib.h>
#include <string.h>
#include "ulab.h"

#define BLOCKS 2000
#define BYTES 1000
#define LARGE (100 * 1024)

static void *volatile block[BLOCKS];
static void *volatile large;

int main(void)
{
	ulab_mark("start", NULL, 0);
	for (int i = 0; i < BLOCKS; i++) {
		block[i] = malloc(BYTES);
		memset(block[i], 1, BYTES);
	}
	ulab_mark("all in use", block[0], BYTES);
	for (int i = 0; i < BLOCKS; i += 2)
		free(block[i]);
	ulab_mark("half is free", block[1], BYTES);
	large = malloc(LARGE);
	ulab_mark("100 KiB", large, LARGE);
	for (int i = 1; i < BLOCKS; i += 2)
		free(block[i]);
	ulab_mark("all is free", NULL, 0);
	large = malloc(LARGE);
	ulab_mark("100 KiB again", large, LARGE);
	return 0;
}
