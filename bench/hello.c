/* hello.c: the usual first program; linked with glibc, statically, for bench/load.sh. */
#include <stdio.h>

int main(void)
{
	puts("hello");
	return 0;
}
