/* hello.c: a line by printf, memory from malloc, and a message if there is none. It looks at neither
 * its arguments nor its environment. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *text = malloc(100);

	if (!text) {
		fputs("hello: no memory\n", stderr);
		return 1;
	}
	strcpy(text, "hello");
	printf("%s, %d\n", text, 42);
	free(text);
	return 0;
}
