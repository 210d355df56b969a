/* many.c: 10,000 mallocs beside 100 mmaps. malloc is a function of the program's own; mmap asks the
 * system each time. (free is called so that musl links its real malloc: a static program without
 * free gets a simpler one.) */
#include <stdlib.h>
#include <sys/mman.h>
#include "ulab.h"

#define MALLOCS 10000
#define MMAPS 100

static void *volatile block[MALLOCS];

int main(void)
{
	ulab_mark("malloc", (const volatile void *)&malloc, 0);
	ulab_mark("start", NULL, 0);
	for (int i = 0; i < MALLOCS; i++)
		block[i] = malloc(24);
	ulab_mark("10000 mallocs", block[MALLOCS - 1], 24);
	free(block[0]);
	ulab_mark("before the mmaps", NULL, 0);
	for (int i = 0; i < MMAPS; i++)
		block[i] = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	ulab_mark("100 mmaps", block[MMAPS - 1], 4096);
	return 0;
}
