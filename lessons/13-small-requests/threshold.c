/* threshold.c: from which size on does a request get a mapping of its own? To be run with
 * MALLOC_TOP_PAD_=0, so that no pad is left over which could serve the second request. */
#include <stdlib.h>
#include "ulab.h"

#define KIB 1024UL

static void *volatile below, *volatile at;

int main(void)
{
	below = malloc(1);
	free(below);
	ulab_mark("start", NULL, 0);
	below = malloc(127 * KIB);
	ulab_mark("127 KiB", below, 127 * KIB);
	at = malloc(128 * KIB);
	ulab_mark("128 KiB", at, 128 * KIB);
	free(at);
	ulab_mark("freed", at, 128 * KIB);
	return 0;
}
