/* What a reader of the report meets first: data, .bss, a heap that grows, a block with a mapping of
 * its own that goes again, a mark. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ulab.h>

static int table[2000] = {1, 2, 3};
static char zeros[50000];
static const char text[] = "a constant";

int main(int argc, char **argv)
{
	char *block[24], *large;

	for (int i = 0; i < 24; i++)
		block[i] = strcpy(malloc(20 + 40u * (unsigned)i), "block");
	ulab_mark("filled", block[0], 24);
	for (int i = 0; i < 24; i += 2)
		free(block[i]);
	large = malloc(600000);
	memset(large, 1, 600000);
	ulab_mark("half", large, 600000);
	free(large);
	zeros[40000] = table[1] > 0;
	printf("%s %d %s\n", text, argc, argv[argc - 1]);
	return zeros[40000] + 2;
}
