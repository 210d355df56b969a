/* heap.c: usage: heap N: N blocks of many sizes, every third freed, one large mapping; two marks.
 * Exit status 3. */
#include <stdlib.h>
#include <string.h>

#include <ulab.h>

int main(int argc, char **argv)
{
	size_t n = argc > 1 ? (size_t)atoi(argv[1]) : 500;
	char **block = malloc(n * sizeof *block);
	char *volatile large;

	for (size_t i = 0; i < n; i++)
		memset(block[i] = malloc(1 + i * 37 % 700), 1, 1);
	ulab_mark("made", block, n);
	for (size_t i = 0; i < n; i += 3)
		free(block[i]);
	ulab_mark("a third is free", NULL, 0);
	large = malloc(1000000);
	memset(large, 1, 20000);
	large = realloc(large, 3000000);
	free(large);
	for (size_t i = 0; i < n; i++)
		if (i % 3)
			free(block[i]);
	free(block);
	return 3;
}
