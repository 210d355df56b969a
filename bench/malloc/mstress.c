/* mstress.c [ROUNDS]: arrays of small and large sizes that live short and long, after mimalloc's
 * stress test, with four workers one after the other instead of threads.
 *
 * A worker keeps two lists that grow by realloc: `data`, freed in a random order while the worker
 * works, and `retained`, which stays to its end. Sizes are 1 to 8 words; 1 in 100 is a hundred
 * times as large and 1 in 1000 a thousand times. One operation in 400 is a transfer: an array
 * changes places with one of a table that outlives the workers, half of which is freed after each
 * round. */
#include "pattern.h"

#define WORKERS 4
#define WORK 2000
#define TRANSFERS 1000

struct list {
	uint32_t **arrays; /* each begins with its length in words */
	size_t count, capacity;
};

static uint64_t sum;

static uint32_t *array_make(size_t words, struct numbers *numbers)
{
	uint32_t chance = numbers_below(numbers, 1000), *array;

	words *= chance == 0 ? 1000 : chance <= 10 ? 100 : 1;
	words = (words + 1) * 2;
	array = block_had(numbers_next(numbers) & 1 ? calloc(words, sizeof *array)
		: malloc(words * sizeof *array));
	for (size_t i = 0; i < words; i++)
		array[i] = (uint32_t)(words - i);
	return array;
}

static void array_free(uint32_t *array)
{
	if (!array)
		return;
	for (size_t i = array[0]; i > 0; i--)
		if (array[array[0] - i] != i)
			sum += 1000000007;
	sum += array[0];
	free(array);
}

static void list_add(struct list *list, uint32_t *array)
{
	if (list->count == list->capacity) {
		list->capacity += list->capacity / 2 + 16;
		list->arrays = block_had(realloc(list->arrays, list->capacity * sizeof *list->arrays));
	}
	list->arrays[list->count++] = array;
}

static void list_free(struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		array_free(list->arrays[i]);
	free(list->arrays);
}

static void exchange(uint32_t **a, uint32_t **b)
{
	uint32_t *kept = *a;

	*a = *b;
	*b = kept;
}

static void work(uint32_t **transfers, struct numbers *numbers)
{
	struct list data = { NULL, 0, 0 }, retained = { NULL, 0, 0 };
	size_t allocations = WORK * (numbers_below(numbers, 8) + 1), retain = allocations / 2;

	while (allocations > 0 || retain > 0) {
		if (retain == 0 || (allocations > 0 && numbers_next(numbers) & 1)) {
			allocations--;
			list_add(&data, array_make(numbers_below(numbers, 8) + 1, numbers));
		} else {
			retain--;
			list_add(&retained, array_make(numbers_below(numbers, 8) + 1, numbers));
		}
		if (data.count > 0 && numbers_below(numbers, 3) < 2) {
			size_t i = numbers_below(numbers, (uint32_t)data.count);

			array_free(data.arrays[i]);
			data.arrays[i] = NULL;
		}
		if (data.count > 0 && numbers_below(numbers, 400) == 0)
			exchange(&data.arrays[numbers_below(numbers, (uint32_t)data.count)],
				&transfers[numbers_below(numbers, TRANSFERS)]);
	}
	list_free(&retained);
	list_free(&data);
}

int main(int argc, char **argv)
{
	static uint32_t *transfers[TRANSFERS];
	struct numbers numbers = { 43 };

	for (size_t round = argument(argc, argv, 1, 100); round > 0; round--) {
		for (int worker = 0; worker < WORKERS; worker++)
			work(transfers, &numbers);
		for (size_t i = 0; i < TRANSFERS; i++)
			if (round == 1 || numbers_next(&numbers) & 1) {
				array_free(transfers[i]);
				transfers[i] = NULL;
			}
	}
	return checksum_print(sum);
}
