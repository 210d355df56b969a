/* many N: N pairs of malloc and free, so that the report has to merge its events. */
#include <stdlib.h>

int main(int argc, char **argv)
{
	char *kept[64] = {0};
	long n = argc > 1 ? atol(argv[1]) : 1000;

	for (long i = 0; i < n; i++) {
		free(kept[i % 64]);
		kept[i % 64] = malloc(16 + (size_t)(i * 37 % 3000));
		kept[i % 64][0] = 1;
	}
	return 0;
}
