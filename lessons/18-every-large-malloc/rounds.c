/* rounds.c: 100 times: 1 MiB, each of its 256 pages is written twice, free. */
#include <stdlib.h>
#include <sys/prctl.h>
#include "ulab.h"

#define ROUNDS 100
#define BYTES (1024 * 1024)

static char *volatile block;

static void touch(void)
{
	for (int at = 0; at < BYTES; at += 4096)
		block[at] = 1;
}

int main(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	ulab_mark("start", NULL, 0);
	for (int i = 0; i < ROUNDS; i++) {
		block = malloc(BYTES);
		if (i == 1)
			ulab_mark("second block", block, BYTES);
		touch();
		if (i == 1)
			ulab_mark("written once", block, BYTES);
		touch();
		if (i == 1)
			ulab_mark("written twice", block, BYTES);
		free(block);
	}
	ulab_mark("100 rounds", NULL, ROUNDS);
	return 0;
}
