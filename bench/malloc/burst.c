/* burst.c [SURVIVOR]: 1 GiB in blocks of 16 to 256 bytes, then all are freed in the order in which
 * they were allocated, or all but each SURVIVORth. Prints the resident set before and after, in
 * KiB. */
#include "pattern.h"

#define BYTES ((size_t)1 << 30)

struct block {
	struct block *next;
	size_t size;
};

static long resident_kib(void)
{
	char line[128];
	long kib = -1;
	FILE *status = fopen("/proc/self/status", "r");

	if (!status)
		return -1;
	while (fgets(line, sizeof line, status))
		if (sscanf(line, "VmRSS: %ld", &kib) == 1)
			break;
	fclose(status);
	return kib;
}

int main(int argc, char **argv)
{
	size_t survivor = argument(argc, argv, 1, 0), count = 0;
	struct numbers numbers = { 1 };
	struct block *first = NULL, **last = &first, *stay = NULL;
	long before;

	for (size_t bytes = 0; bytes < BYTES; bytes += (*last)->size, last = &(*last)->next) {
		size_t size = numbers_between(&numbers, 16, 256);

		*last = block_had(malloc(size));
		memset(*last, 0, size);
		(*last)->size = size;
	}
	before = resident_kib();
	while (first) {
		struct block *next = first->next;

		if (survivor && ++count % survivor == 0) {
			first->next = stay;
			stay = first;
		} else {
			free(first);
		}
		first = next;
	}
	printf("%ld %ld\n", before, resident_kib());
	return stay ? (int)(stay->size > 256) : 0;
}
