/* hello.c: a little of each: an initialised and a zeroed object, the heap, formatted output.
 * 0 and "hello, world 42"; "no memory" and 1. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char name[16];
static int number = 42;

int main(void)
{
	char *p;

	if (name[0] || name[15])
		return 3;
	p = malloc(10000);
	if (!p) {
		puts("no memory");
		return 1;
	}
	strcpy(p, "hello");
	strcpy(name, "world");
	printf("%s, %s %d\n", p, name, number);
	free(p);
	return 0;
}
