/* behind.c: bytes written past the end of a block, into whatever lies behind it. */
#include "misuse.h"

/* What lies behind a block is another block's bytes and not the allocator's. */
static int over_used(size_t n)
{
	char *p = take(n), *q = take(n), *r = take(n);
	size_t has = malloc_usable_size(p);

	need(q - p == (ptrdiff_t)has || n > 8192, "neighbours");
	memset(p, 'A', has + 64);
	free(q);
	free(p);
	free(r);
	return take_many(n);
}

static int small(void) { return over_used(64); }
static int medium(void) { return over_used(3072); }
static int large(void) { return over_used(20480); }
static int arena_small(void) { block_break(); return over_used(64); }
static int arena_large(void) { block_break(); return over_used(20480); }

/* Small blocks to the end of their span, then a large one. */
static int into_large(void)
{
	char *first = take(1024), *large = take(20480), *last = first;
	size_t n = 0;

	need(first < large, "a large block behind small ones");
	for (int i = 0; i < 20; i++) {
		char *p = take(1024);

		if (p < large && p > last)
			last = p;
	}
	memset(last, 'A', (size_t)(large - last) + 4096);
	for (size_t i = 0; i < 4096; i++)
		n += large[i] == 'A';
	free(large);
	free(last);
	return n == 4096 && take_many(1024) == 0 ? 0 : 4;
}

/* What was never used is not the allocator's either. */
static int never_used(void)
{
	char *p = take(3000);

	memset(p, 'A', (size_t)((char *)sbrk(0) - p));
	return take_many(3000) + take_many(40);
}

/* A free neighbour begins with its link. */
static int damage_link(size_t n, size_t over)
{
	char *p = take(n), *q = take(n);
	size_t has = malloc_usable_size(p);

	take(n);
	need(q - p == (ptrdiff_t)has, "neighbours");
	free(bad(q));
	memset((char *)again(p) + has, *q == 'A' ? 'B' : 'A', over);
	return take_many(n);
}

static int small_link(void) { return damage_link(64, 16); }
static int medium_link(void) { return damage_link(3072, 100); }
static int large_link(void) { return damage_link(20480, 4096); }
static int by_one(void) { return damage_link(64, 1); }
static int by_two(void) { return damage_link(64, 2); }
static int by_eight(void) { return damage_link(64, 8); }
static int arena_link(void) { block_break(); return damage_link(64, 16); }

/* The string's end written one past the block's. */
static int by_a_nul(void)
{
	char *p[10];
	int i = 1;

	for (int j = 0; j < 10; j++)
		p[j] = take(64);
	for (int j = 1; j < 10; j += 2)
		free(p[j]);
	while (i < 9 && *(char *)again(p[i]) == 0) /* by chance it is no damage */
		i += 2;
	need(p[i] - p[i - 1] == 64, "neighbours");
	bad(p[i]);
	p[i - 1][64] = 0;
	return take_many(64);
}

static int before_the_beginning(void)
{
	char *p = take(16), *q = take(64), *r = take(64);

	need(r - q == 64 && p, "neighbours");
	free(bad(q));
	memset((char *)again(r) - 64, 'A', 64);
	return take_many(64);
}

const struct mistake behind[] = {
	ROW(small, "fine"), ROW(medium, "fine"), ROW(large, "fine"), ROW(arena_small, "fine"),
	ROW(arena_large, "fine"), ROW(into_large, "fine"), ROW(never_used, "fine"),
	ROW(small_link, WRITE), ROW(medium_link, WRITE), ROW(large_link, WRITE), ROW(by_one, WRITE),
	ROW(by_two, WRITE), ROW(by_eight, WRITE), ROW(by_a_nul, WRITE), ROW(arena_link, WRITE),
	ROW(before_the_beginning, WRITE),
	END
};

/* ---- into the bytes of a block in use: only an allocator that was built with -DMALLOC_REDZONE (as this
 * file must be, then) tells of that ---- */

#ifdef MALLOC_REDZONE
#define FREE    "free(): something wrote behind the end of the block at P"
#define REALLOC "realloc(): something wrote behind the end of the block at P"
#define USABLE  "malloc_usable_size(): something wrote behind the end of the block at P"
#else
#define FREE    "fine"
#define REALLOC "fine"
#define USABLE  "fine"
#endif

/* The block, with so many bytes changed behind its n bytes. */
static char *overrun(void *block, size_t n, size_t bytes)
{
	char *p = block;

	for (size_t i = 0; i < bytes; i++)
		p[n + i] = (char)~p[n + i];
#ifdef MALLOC_REDZONE
	bad(p);
#endif
	return again(p);
}

static int freed(void *block, size_t n, size_t bytes)
{
	free(overrun(block, n, bytes));
	return 0;
}

static int one(void) { return freed(take(40), 40, 1); }
static int one_of_one(void) { return freed(take(1), 1, 1); }
static int one_of_none(void) { return freed(take(0), 0, 1); }
static int seven(void) { return freed(take(41), 41, 7); }
static int of_medium(void) { return freed(take(3001), 3001, 1); }
static int of_large(void) { return freed(take(20001), 20001, 1); }
static int mapping(void) { return freed(take(1 << 20 | 5), 1 << 20 | 5, 1); }
static int aligned(void) { return freed(memalign(256, 100), 100, 1); }
static int from_calloc(void) { return freed(calloc(10, 10), 100, 1); }
static int from_realloc(void) { return freed(realloc(take(10), 100), 100, 1); }

static int changed(void) { return realloc(overrun(take(40), 40, 1), 400) == NULL; }
static int changed_to_zero(void) { return realloc(overrun(take(40), 40, 1), 0) != NULL; }
static int asked(void) { return malloc_usable_size(overrun(take(40), 40, 1)) < 40; }

/* What was asked for is the program's, to the last byte. */
static int harmless(void)
{
	for (size_t n = 0; n < 5000; n += 7) {
		char *p = take(n), *q = calloc(1, n), *r = memalign(64, n);

		memset(p, 'p', n);
		memset(q, 'q', n);
		memset(r, 'r', n);
		need((p = realloc(p, n + 100)) != NULL, "realloc");
		memset(p, 'p', n + 100);
		need(malloc_usable_size(p) >= n + 100, "usable");
		free(p);
		free(q);
		free(r);
	}
	return 0;
}

const struct mistake redzone[] = {
	ROW(one, FREE), ROW(one_of_one, FREE), ROW(one_of_none, FREE), ROW(seven, FREE), ROW(of_medium, FREE),
	ROW(of_large, FREE), ROW(mapping, FREE), ROW(aligned, FREE), ROW(from_calloc, FREE), ROW(from_realloc, FREE),
	ROW(changed, REALLOC), ROW(changed_to_zero, REALLOC), ROW(asked, USABLE), ROW(harmless, "fine"),
	END
};
