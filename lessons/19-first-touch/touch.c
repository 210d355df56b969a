/* touch.c: malloc(64 MiB): which of its 16,384 pages are there, and from when on? */
#include <stdlib.h>
#include <sys/prctl.h>
#include "ulab.h"

#define BYTES (64UL * 1024 * 1024)
#define PAGE 4096UL

static char *volatile block;
static volatile char seen;

int main(void)
{
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	ulab_mark("start", NULL, 0);
	block = malloc(BYTES);
	ulab_mark("block", block, BYTES);
	block[8 * PAGE] = 1;
	ulab_mark("one byte", block + 8 * PAGE, 1);
	block[8 * PAGE + 1000] = 1;
	ulab_mark("the same page", block + 8 * PAGE + 1000, 1);
	block[9 * PAGE] = 1;
	ulab_mark("the next page", block + 9 * PAGE, 1);
	seen = block[20 * PAGE];
	ulab_mark("a page is read", block + 20 * PAGE, 1);
	block[20 * PAGE] = 1;
	ulab_mark("and written", block + 20 * PAGE, 1);
	for (unsigned long at = 0; at < BYTES; at += PAGE)
		block[at] = 1;
	ulab_mark("every page", block, BYTES);
	free(block);
	ulab_mark("freed", block, BYTES);
	return 0;
}
