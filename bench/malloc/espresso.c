/* espresso.c [FUNCTIONS]: minimises logic functions, as Berkeley's espresso does it (Brayton and
 * others 1984): covers of cubes are expanded against the complement, made irredundant and reduced
 * until nothing gets smaller.
 *
 * A cube is an array of words, two bits per variable (01: must be 0, 10: must be 1, 11: either); a
 * cover is an array of cubes that grows by realloc; what a recursion works on (the complement,
 * whether a cover is a tautology) is a cofactor: an array of pointers to cubes, and one cube that
 * tells what they have been cofactored by. So blocks of a few bytes to some KiB come and go in no
 * fixed order. */
#include "cubes.h"

#define LITERALS 5 /* of a cube, on the average */

/* ---- recursions; each frees its cofactor ---- */

/* The variable that most cubes depend on in both ways; that most depend on if there is none such;
 * -1 if none is left. *binate tells which. */
static int cofactor_split(const struct cofactor *cofactor, int *binate)
{
	int (*uses)[2] = block_had(calloc((size_t)variables, sizeof *uses)), best = -1, most = 0;

	for (int i = 0; i < cofactor->count; i++)
		for (int v = 0; v < variables; v++) {
			unsigned value = cube_get(cofactor->cubes[i], v);

			if (value != EITHER && cube_get(cofactor->by, v) == EITHER)
				uses[v][value - 1]++;
		}
	*binate = 0;
	for (int v = 0; v < variables; v++) {
		int both = uses[v][0] && uses[v][1], sum = uses[v][0] + uses[v][1];

		if (sum && (both > *binate || (both == *binate && sum > most))) {
			*binate = both;
			most = sum;
			best = v;
		}
	}
	free(uses);
	return best;
}

/* Frees the cofactor. A unate cover is a tautology only if one of its cubes is everything. */
static int tautology(struct cofactor *cofactor)
{
	int binate = 0, is = cofactor_has_full(cofactor);

	if (!is && cofactor->count > 0) {
		int split = cofactor_split(cofactor, &binate);

		if (binate)
			is = tautology(cofactor_by(cofactor, split, 1))
				&& tautology(cofactor_by(cofactor, split, 2));
	}
	cofactor_free(cofactor);
	return is;
}

/* Puts the halves together; what is the same in both is free of the variable. Frees them. */
static struct cover *merge(struct cover *low, struct cover *high, int variable)
{
	struct cover *both = cover_new(low->count + high->count + 1);
	unsigned char *taken = block_had(calloc((size_t)high->count + 1, 1));

	for (int i = 0; i < low->count; i++) {
		uint32_t *cube = cover_add(both, cover_at(low, i));
		int same = 0;

		while (same < high->count && (taken[same]
		 || memcmp(cube, cover_at(high, same), (size_t)words * sizeof *cube)))
			same++;
		if (same < high->count)
			taken[same] = 1;
		else
			cube_put(cube, variable, 1);
	}
	for (int i = 0; i < high->count; i++)
		if (!taken[i])
			cube_put(cover_add(both, cover_at(high, i)), variable, 2);
	free(taken);
	cover_free(low);
	cover_free(high);
	return both;
}

/* De Morgan: one cube's complement is a cube for each of its literals. */
static struct cover *complement_cube(const struct cofactor *cofactor)
{
	struct cover *cover = cover_new(4);
	uint32_t *all = cube_fill(cube_new());

	for (int v = 0; v < variables; v++) {
		unsigned value = cube_get(cofactor->cubes[0], v);

		if (value != EITHER && cube_get(cofactor->by, v) == EITHER)
			cube_put(cover_add(cover, all), v, EITHER - value);
	}
	free(all);
	return cover;
}

/* Frees the cofactor. */
static struct cover *complement(struct cofactor *cofactor)
{
	struct cover *cover;
	int split, binate;

	if (cofactor->count == 0) {
		uint32_t *all = cube_fill(cube_new());

		cover = cover_new(1);
		cover_add(cover, all);
		free(all);
	} else if (cofactor_has_full(cofactor)) {
		cover = cover_new(1);
	} else if (cofactor->count == 1) {
		cover = complement_cube(cofactor);
	} else {
		split = cofactor_split(cofactor, &binate);
		cover = merge(complement(cofactor_by(cofactor, split, 1)),
			complement(cofactor_by(cofactor, split, 2)), split);
	}
	cofactor_free(cofactor);
	return cover;
}

/* ---- the three steps; each frees its cover and makes another ---- */

static int disjoint_from_all(const uint32_t *cube, const struct cover *off)
{
	for (int i = 0; i < off->count; i++)
		if (!cube_disjoint(cube, cover_at(off, i)))
			return 0;
	return 1;
}

static struct cover *expand(struct cover *on, const struct cover *off)
{
	struct cover *expanded = cover_new(on->count / 2 + 1);

	for (int i = 0; i < on->count; i++) {
		uint32_t *cube = cube_copy(cube_new(), cover_at(on, i));

		for (int k = 0; k < variables; k++) {
			int v = (k + i) % variables;
			unsigned value = cube_get(cube, v);

			if (value == EITHER)
				continue;
			cube_put(cube, v, EITHER);
			if (!disjoint_from_all(cube, off))
				cube_put(cube, v, value);
		}
		cover_add(expanded, cube);
		free(cube);
	}
	cover_free(on);
	return cover_contained(expanded);
}

/* From the end, so that the cubes with the most literals go first. */
static struct cover *irredundant(struct cover *on)
{
	on = cover_sorted(on);
	for (int i = on->count; i-- > 0;)
		if (tautology(cofactor_of(on, cover_at(on, i), i))) {
			memmove(cover_at(on, i), cover_at(on, i + 1),
				(size_t)((on->count - i - 1) * words) * sizeof *on->data);
			on->count--;
		}
	return on;
}

/* A cube shrinks to the least one around what the others do not cover of it. */
static struct cover *reduce(struct cover *on)
{
	for (int i = 0; i < on->count; i++) {
		uint32_t *cube = cover_at(on, i), *around = cube_new();
		struct cover *rest = complement(cofactor_of(on, cube, i));

		memset(around, 0, (size_t)words * sizeof *around);
		for (int k = 0; k < rest->count; k++)
			for (int w = 0; w < words; w++)
				around[w] |= cover_at(rest, k)[w];
		if (rest->count > 0)
			for (int w = 0; w < words; w++)
				cube[w] &= around[w];
		free(around);
		cover_free(rest);
	}
	return on;
}

static int cost(const struct cover *cover)
{
	int literals = 0;

	for (int i = 0; i < cover->count; i++)
		literals += cube_literals(cover_at(cover, i));
	return cover->count * 1000 + literals;
}

static struct cover *minimise(struct cover *on)
{
	uint32_t *all = cube_fill(cube_new());
	struct cover *off = complement(cofactor_of(on, all, -1));
	int before, now;

	on = irredundant(expand(on, off));
	now = cost(on);
	do {
		before = now;
		on = irredundant(expand(reduce(on), off));
		now = cost(on);
	} while (now < before);
	cover_free(off);
	free(all);
	return on;
}

/* ---- functions that look random ---- */

static struct cover *function_make(int cubes, struct numbers *numbers)
{
	struct cover *cover = cover_new(1);
	uint32_t *cube = cube_new();

	while (cover->count < cubes) {
		cube_fill(cube);
		for (int v = 0; v < variables; v++) {
			uint32_t chance = numbers_below(numbers, (uint32_t)variables);

			if (chance < LITERALS)
				cube_put(cube, v, 1 + (chance & 1));
		}
		if (cube_literals(cube) > 1)
			cover_add(cover, cube);
	}
	free(cube);
	return cover;
}

int main(int argc, char **argv)
{
	size_t functions = argument(argc, argv, 1, 300);
	struct numbers numbers = { 1984 };

	for (size_t i = 0; i < functions; i++) {
		struct cover *cover;
		int cubes;

		variables = 8 + (int)(i * 7 % 13);
		words = (variables + VARIABLES_PER_WORD - 1) / VARIABLES_PER_WORD;
		cubes = 10 + (int)numbers_below(&numbers, 50);
		cover = minimise(function_make(cubes, &numbers));
		printf("%d variables: %d cubes, then %d of %d literals\n", variables, cubes, cover->count,
			cost(cover) % 1000);
		cover_free(cover);
	}
	return 0;
}
