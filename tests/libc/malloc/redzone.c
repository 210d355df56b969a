/* redzone.c: usage: redzone CASE: writes behind the end of a block, whose address it prints first. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *volatile block;

static void about(void *p)
{
	char line[32];

	block = p;
	if (write(1, line, (size_t)snprintf(line, sizeof line, "0x%lx\n", (unsigned long)p)) < 0)
		_exit(3);
}

int main(int argc, char **argv)
{
	const char *mistake = argc > 1 ? argv[1] : "none";
	size_t bytes = !strcmp(mistake, "large") ? 300000 : 100;

	about(!strcmp(mistake, "calloc") ? calloc(10, 10) : !strcmp(mistake, "aligned") ? aligned_alloc(64, bytes)
		: malloc(bytes));
	memset(block, 1, bytes);
	if (malloc_usable_size(block) != bytes)
		return 4;
	if (!strcmp(mistake, "last"))
		block[bytes + 31] ^= 1; /* the zone's size is in its last bytes */
	else if (strcmp(mistake, "none"))
		block[bytes] = 1;
	if (!strcmp(mistake, "realloc"))
		block = realloc(block, 2 * bytes);
	else if (!strcmp(mistake, "usable"))
		return (int)malloc_usable_size(block);
	free(block);
	return 0;
}
