/* redzone.c: writes past the end of a block that is in use. They damage the neighbour's bytes; only an
 * allocator that was built with -DMALLOC_REDZONE (as this file must be, then) tells of them. */
#include "misuse.h"

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
static int medium(void) { return freed(take(3001), 3001, 1); }
static int large(void) { return freed(take(20001), 20001, 1); }
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
	ROW(one, FREE), ROW(one_of_one, FREE), ROW(one_of_none, FREE), ROW(seven, FREE), ROW(medium, FREE),
	ROW(large, FREE), ROW(mapping, FREE), ROW(aligned, FREE), ROW(from_calloc, FREE), ROW(from_realloc, FREE),
	ROW(changed, REALLOC), ROW(changed_to_zero, REALLOC), ROW(asked, USABLE), ROW(harmless, "fine"),
	END
};
