/* heap.c: malloc calls whose ways are known on libc-mini: the first size that has a mapping of its own,
 * gone with free; a first small block (the break goes up by 132 KiB); 1000 small blocks out of the
 * pool and back to it. (Later the pool might have room for the large one.) */
#include <stdlib.h>
#include "ulab.h"

static void *volatile keep[1000];

int main(void)
{
	void *volatile p;

	ulab_mark("mapping", NULL, 0);
	p = malloc(131049);
	*(volatile char *)p = 1;
	ulab_mark("free", p, 0);
	free(p);
	ulab_mark("first", NULL, 0);
	p = malloc(1);
	ulab_mark("pool", p, 0);
	for (int i = 0; i < 1000; i++)
		keep[i] = malloc(24);
	for (int i = 0; i < 1000; i++)
		free(keep[i]);
	ulab_mark("end", NULL, 0);
	return 0;
}
