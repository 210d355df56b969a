/* The program that the compiler and debugger rows build: says what it got, then leaves. */
#include <stdio.h>
#include <stdlib.h>

static int twice(int n)
{
	return 2 * n;
}

int main(int argc, char **argv)
{
	printf("a says %d %s %d\n", argc, argc > 1 ? argv[1] : "-", twice(argc));
	if (argc > 2)
		abort();
	return argc;
}
