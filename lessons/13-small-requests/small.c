/* small.c: the first malloc, and a thousand more. (free is called so that musl links its real malloc:
 * a static program without free gets a simpler one.) */
#include <stdlib.h>
#include "ulab.h"

static void *volatile block;

int main(void)
{
	ulab_mark("start", NULL, 0);
	block = malloc(1);
	ulab_mark("first malloc", block, 1);
	for (int i = 0; i < 1000; i++)
		block = malloc(24);
	ulab_mark("1000 more", block, 24);
	free(block);
	return 0;
}
