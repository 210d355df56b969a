/* cubes.h: what espresso.c works on: cubes, covers and cofactors of a function of `variables`
 * variables. A cube has two bits per variable: 01, it must be 0; 10, it must be 1; 11, either. */
#ifndef BENCH_MALLOC_CUBES_H
#define BENCH_MALLOC_CUBES_H

#include "pattern.h"

#define VARIABLES_PER_WORD 16
#define EITHER 3u

/* The function at hand. */
static int variables, words;

/* ---- cubes ---- */

static uint32_t *cube_new(void)
{
	return block_had(malloc((size_t)words * sizeof(uint32_t)));
}

static uint32_t *cube_copy(uint32_t *to, const uint32_t *from)
{
	return memcpy(to, from, (size_t)words * sizeof *to);
}

/* All variables are free; what is behind the last one is set too. */
static uint32_t *cube_fill(uint32_t *cube)
{
	return memset(cube, 255, (size_t)words * sizeof *cube);
}

static unsigned cube_get(const uint32_t *cube, int variable)
{
	return cube[variable / VARIABLES_PER_WORD] >> variable % VARIABLES_PER_WORD * 2 & EITHER;
}

static void cube_put(uint32_t *cube, int variable, unsigned value)
{
	int shift = variable % VARIABLES_PER_WORD * 2;
	uint32_t *word = &cube[variable / VARIABLES_PER_WORD];

	*word = (*word & ~(EITHER << shift)) | value << shift;
}

static int cube_within(const uint32_t *small, const uint32_t *large)
{
	for (int i = 0; i < words; i++)
		if (small[i] & ~large[i])
			return 0;
	return 1;
}

/* A variable in which they have nothing in common makes them disjoint. */
static int cube_disjoint(const uint32_t *a, const uint32_t *b)
{
	for (int i = 0; i < words; i++) {
		uint32_t both = a[i] & b[i];

		if (~(both | both >> 1) & 0x55555555)
			return 1;
	}
	return 0;
}

static int cube_full(const uint32_t *cube, const uint32_t *by)
{
	for (int i = 0; i < words; i++)
		if (~(cube[i] | ~by[i]))
			return 0;
	return 1;
}

static int cube_literals(const uint32_t *cube)
{
	int free_bits = 0;

	for (int i = 0; i < words; i++)
		free_bits += __builtin_popcount(cube[i]);
	return words * 32 - free_bits;
}

/* ---- covers ---- */

struct cover {
	int count, capacity;
	uint32_t *data;
};

static struct cover *cover_new(int capacity)
{
	struct cover *cover = block_had(malloc(sizeof *cover));

	cover->count = 0;
	cover->capacity = capacity;
	cover->data = block_had(malloc((size_t)(capacity * words) * sizeof *cover->data));
	return cover;
}

static void cover_free(struct cover *cover)
{
	free(cover->data);
	free(cover);
}

static uint32_t *cover_at(const struct cover *cover, int i)
{
	return cover->data + i * words;
}

static uint32_t *cover_add(struct cover *cover, const uint32_t *cube)
{
	if (cover->count == cover->capacity) {
		cover->capacity += cover->capacity / 2 + 1;
		cover->data = block_had(realloc(cover->data,
			(size_t)(cover->capacity * words) * sizeof *cover->data));
	}
	return cube_copy(cover_at(cover, cover->count++), cube);
}

/* Another cover without the cubes that lie within one other. Frees this one. */
static struct cover *cover_contained(struct cover *cover)
{
	struct cover *kept = cover_new(cover->count + 1);

	for (int i = 0; i < cover->count; i++) {
		const uint32_t *cube = cover_at(cover, i);
		int within = 0;

		for (int k = 0; k < cover->count && !within; k++)
			within = k != i && cube_within(cube, cover_at(cover, k))
				&& (k < i || !cube_within(cover_at(cover, k), cube));
		if (!within)
			cover_add(kept, cube);
	}
	cover_free(cover);
	return kept;
}

static int literal_order(const void *a, const void *b)
{
	const uint32_t *const *x = a, *const *y = b;
	int by = cube_literals(*x) - cube_literals(*y);

	return by ? by : memcmp(*x, *y, (size_t)words * sizeof **x);
}

/* Another cover, the cubes with few literals first. Frees this one. */
static struct cover *cover_sorted(struct cover *cover)
{
	struct cover *sorted = cover_new(cover->count + 1);
	const uint32_t **order = block_had(malloc(((size_t)cover->count + 1) * sizeof *order));

	for (int i = 0; i < cover->count; i++)
		order[i] = cover_at(cover, i);
	qsort(order, (size_t)cover->count, sizeof *order, literal_order);
	for (int i = 0; i < cover->count; i++)
		cover_add(sorted, order[i]);
	free(order);
	cover_free(cover);
	return sorted;
}

/* ---- cofactors: cubes[0..count) as seen where `by` is given ---- */

struct cofactor {
	int count;
	uint32_t *by;            /* a variable that is given is free in it: a cube is cube | ~by */
	const uint32_t **cubes;
};

static struct cofactor *cofactor_new(int most)
{
	struct cofactor *cofactor = block_had(malloc(sizeof *cofactor));

	cofactor->count = 0;
	cofactor->by = cube_fill(cube_new());
	cofactor->cubes = block_had(malloc(((size_t)most + 1) * sizeof *cofactor->cubes));
	return cofactor;
}

static void cofactor_free(struct cofactor *cofactor)
{
	free(cofactor->by);
	free(cofactor->cubes);
	free(cofactor);
}

/* Of a cover by a cube; one cube (or -1) is left out. */
static struct cofactor *cofactor_of(const struct cover *cover, const uint32_t *cube, int without)
{
	struct cofactor *cofactor = cofactor_new(cover->count);

	for (int i = 0; i < cover->count; i++)
		if (i != without && !cube_disjoint(cover_at(cover, i), cube))
			cofactor->cubes[cofactor->count++] = cover_at(cover, i);
	cube_copy(cofactor->by, cube);
	return cofactor;
}

static struct cofactor *cofactor_by(const struct cofactor *of, int variable, unsigned value)
{
	struct cofactor *cofactor = cofactor_new(of->count);

	cube_copy(cofactor->by, of->by);
	cube_put(cofactor->by, variable, value);
	for (int i = 0; i < of->count; i++)
		if (cube_get(of->cubes[i], variable) & value)
			cofactor->cubes[cofactor->count++] = of->cubes[i];
	return cofactor;
}

static int cofactor_has_full(const struct cofactor *cofactor)
{
	for (int i = 0; i < cofactor->count; i++)
		if (cube_full(cofactor->cubes[i], cofactor->by))
			return 1;
	return 0;
}

#endif
