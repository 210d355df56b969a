/* write.c: write one byte where nothing may be written: into an instruction, a constant or a string
 * literal. Says where first; what comes after the write is never reached.
 *
 *   write text | constant | literal | data     (data: for comparison; there it goes well) */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "ulab.h"

__attribute__((noinline)) static int add(int a, int b)
{
	return a + b;
}

static const char constant[] = "a constant array";
static const char *const literal = "a string literal";
static char data[] = "an array that may change";

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "literal";
	int (*volatile function)(int, int) = add;   /* volatile: not to be optimised away */
	const char *volatile address;

	if (!strcmp(what, "text"))
		address = (const char *)(uintptr_t)function;
	else if (!strcmp(what, "constant"))
		address = constant;
	else if (!strcmp(what, "data"))
		address = data;
	else
		address = literal;
	printf("%s: %d + %d is %d; now a write to %p\n", what, 2, 3, function(2, 3),
		(const void *)address);
	fflush(stdout);
	ulab_mark("text", (const void *)(uintptr_t)function, 0);
	ulab_mark("constant", constant, sizeof constant);
	ulab_mark("write", address, 1);

	*(volatile char *)address = 'X';

	ulab_mark("written", address, (unsigned char)*address);
	printf("it went well: %s\n", address);
	return 0;
}
