/* grow.c [ROUNDS]: strings that grow by realloc, as programs read input of unknown length.
 *
 * One string grows by factors (2, 3/2, 9/8) to 64 MiB, by 64 KiB to 64 MiB, by a page to 16 MiB,
 * and by 16 bytes to 256 KiB; a small block is allocated now and then, so what lies behind the
 * string is in use. Then 2000 strings grow in turn to some KiB. All bytes are written. */
#include "pattern.h"

#define MIB ((size_t)1 << 20)
#define STRINGS 2000
#define SMALL_BLOCKS 64

struct string {
	unsigned char *start;
	size_t length, capacity;
};

static uint64_t sum;

static void string_reserve(struct string *string, size_t capacity)
{
	string->start = block_had(realloc(string->start, capacity));
	string->capacity = capacity;
}

static void string_fill(struct string *string)
{
	memset(string->start + string->length, (int)(string->capacity & 255),
		string->capacity - string->length);
	string->length = string->capacity;
}

static void string_drop(struct string *string)
{
	for (size_t at = 0; at < string->length; at += 509)
		sum = sum * 31 + string->start[at];
	free(string->start);
	*string = (struct string){ NULL, 0, 0 };
}

/* Adds step bytes, or if step is 0, a part of the length: length / part. */
static void grow(size_t most, size_t step, size_t part)
{
	static unsigned char *small[SMALL_BLOCKS];
	struct string string = { NULL, 0, 0 };
	size_t turn = 0;

	string_reserve(&string, 16);
	string_fill(&string);
	while (string.length < most) {
		unsigned char **block = &small[turn++ % SMALL_BLOCKS];

		string_reserve(&string, string.length + (step ? step : string.length / part));
		string_fill(&string);
		free(*block);
		*block = block_had(malloc(24 + turn % 8 * 16));
		block_mark(*block, 24, (uint32_t)turn);
	}
	string_drop(&string);
	for (size_t i = 0; i < SMALL_BLOCKS; i++) {
		free(small[i]);
		small[i] = NULL;
	}
}

static void grow_many(struct numbers *numbers)
{
	static struct string strings[STRINGS];

	for (size_t turn = 0; turn < STRINGS * 40; turn++) {
		struct string *string = &strings[numbers_below(numbers, STRINGS)];

		string_reserve(string, string->length + numbers_between(numbers, 1, 200));
		string_fill(string);
		if (string->length > 8000)
			string_drop(string);
	}
	for (size_t i = 0; i < STRINGS; i++)
		string_drop(&strings[i]);
}

int main(int argc, char **argv)
{
	struct numbers numbers = { 64 };

	for (size_t round = argument(argc, argv, 1, 3); round > 0; round--) {
		grow(64 * MIB, 0, 1);
		grow(64 * MIB, 0, 2);
		grow(64 * MIB, 0, 8);
		grow(64 * MIB, 65536, 0);
		grow(16 * MIB, 4096, 0);
		grow(MIB / 4, 16, 0);
		for (int many = 0; many < 4; many++)
			grow_many(&numbers);
	}
	return checksum_print(sum);
}
