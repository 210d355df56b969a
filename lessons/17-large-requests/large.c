/* large.c: 1 MiB: malloc, a touch, free, and a touch afterwards. */
#include <stdlib.h>
#include <sys/prctl.h>
#include "ulab.h"

#define BYTES (1024UL * 1024)

static char *volatile block;

int main(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	ulab_mark("start", NULL, 0);
	block = malloc(BYTES);
	ulab_mark("block", block, BYTES);
	block[0] = 1;
	ulab_mark("written", block, BYTES);
	free(block);
	ulab_mark("freed", block, BYTES);
	block[0] = 2;
	return 0;
}
