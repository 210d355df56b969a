/* pool.c: free, and malloc again. Both are called once before the first mark: what is run for the
 * first time may touch pages of the program's own code. */
#include <stdlib.h>
#include <string.h>
#include "ulab.h"

#define BYTES 1000

static void *volatile block;
static void *volatile again;

static void warm_up(void)
{
	block = malloc(BYTES);
	memset(block, 1, BYTES);
	again = malloc(BYTES);
	memset(again, 1, BYTES);
	free(block);
	block = malloc(BYTES);
	ulab_mark("ready", NULL, 0);
}

int main(void)
{
	warm_up();
	ulab_mark("before free", block, BYTES);
	free(block);
	ulab_mark("freed", block, BYTES);
	again = malloc(BYTES);
	memset(again, 2, BYTES);
	ulab_mark("again", again, BYTES);
	return 0;
}
