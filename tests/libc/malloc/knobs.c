/* knobs.c: prints what the reports and the fill byte say, for the environment's knobs. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
	char *before = sbrk(0);
	unsigned char *p = malloc(100), *q;
	int filled = p[50], freed;
	struct mallinfo2 m;

	printf("break %ld\n", (long)((char *)sbrk(0) - before));
	q = p;
	free(p);
	__asm__ volatile("" : "+r"(q)); /* the compiler may not know what is in it now */
	freed = q[50];
	printf("new %d freed %d\n", filled, freed);
	q = malloc(200000);
	m = mallinfo2();
	printf("mappings %zu\n", m.hblks);
	free(q);
	return 0;
}
