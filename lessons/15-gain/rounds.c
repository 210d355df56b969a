/* rounds.c: 1,000 times: 64 KiB, each of its 16 pages is written, free. */
#include <stdlib.h>
#include <sys/prctl.h>
#include "ulab.h"

#define ROUNDS 1000
#define BYTES (64 * 1024)

static char *volatile block;

static void once(void)
{
	block = malloc(BYTES);
	for (int at = 0; at < BYTES; at += 4096)
		block[at] = 1;
	free(block);
}

int main(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	once();
	ulab_mark("start", NULL, 0);
	for (int i = 0; i < ROUNDS; i++)
		once();
	ulab_mark("1000 rounds", NULL, ROUNDS);
	return 0;
}
