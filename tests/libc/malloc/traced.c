/* traced.c: a few calls, for the trace; then, with an argument, waits to be looked at. */
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	char *p, *q, *r;

	errno = 99;
	p = malloc(10);
	q = calloc(10, 20);
	p = realloc(p, 5000);
	r = aligned_alloc(256, 300);
	free(q);
	q = malloc(1 << 20);
	free(q);
	free(p);
	free(r);
	(void)argv;
	if (argc > 1) {
		for (int i = 0; i < 100; i++)
			p = malloc((size_t)i * 50);
		q = malloc(1 << 20);
		puts("ready");
		fflush(stdout);
		getchar();
	}
	return errno == 99 ? 0 : 1;
}
