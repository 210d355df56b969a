/* loop.c: the same three events over and over: a mapping, its 3 touched pages, its end. The argument is
 * how often. */
#include <stdlib.h>
#include <sys/mman.h>

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? atoi(argv[1]) : 100;

	while (rounds-- > 0) {
		volatile char *p = mmap(NULL, 8 * 4096, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		for (int i = 0; i < 3; i++)
			p[i * 4096] = 1;
		munmap((void *)p, 8 * 4096);
	}
	return 0;
}
