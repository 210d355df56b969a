/* order.c: what runs when a program ends, and what is left then. With an argument: _exit(). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>
#include "ulab.h"

#define BYTES (16UL * 1024 * 1024)

static char *volatile block;

static void first(void)
{
	puts("registered first");
	ulab_mark("first", NULL, 3);
}

static void second(void)
{
	puts("registered second");
	ulab_mark("second", NULL, 2);
}

int main(int argc, char **argv)
{
	(void)argv;
	prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
	atexit(first);
	atexit(second);
	block = malloc(BYTES);
	memset(block, 1, BYTES);
	ulab_mark("block", block, BYTES);
	puts("main ends");
	ulab_mark("main ends", NULL, 1);
	if (argc > 1) {
		fflush(stdout);
		_exit(0);
	}
	return 0; /* nothing is freed */
}
