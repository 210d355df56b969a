/* literal.c: the words of the notes taken at their word: a mapping from 128 bytes on. To be run with
 * MALLOC_MMAP_THRESHOLD_=128. */
#include <stdlib.h>
#include "ulab.h"

static void *volatile block;

int main(void)
{
	ulab_mark("start", NULL, 0);
	block = malloc(128);
	ulab_mark("128 bytes", block, 128);
	free(block);
	ulab_mark("freed", block, 128);
	return 0;
}
