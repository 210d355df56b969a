/* Formatted output, floating point, and a block from the heap. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv)
{
	char *name = malloc(64);

	(void)argv;
	if (!name)
		return 1;
	strcpy(name, "world");
	printf("hello, %s: %d %x %f %g\n", name, argc, 255u, 3.14159, 1e-3 * argc);
	free(name);
	return 0;
}
