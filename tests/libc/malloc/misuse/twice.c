/* twice.c: blocks that are freed a second time, or used otherwise after they were freed. */
#include "misuse.h"

static int free_twice(void *p)
{
	bad(p);
	free(p);
	free(again(p));
	return 0;
}

static int in_the_middle(size_t n)
{
	void *p;

	take(n);
	p = take(n);
	take(n);
	return free_twice(p);
}

static int zero(void) { return free_twice(take(0)); }
static int one(void) { return free_twice(take(1)); }
static int forty(void) { return free_twice(take(40)); }
static int kilobyte(void) { return in_the_middle(1024); }
static int medium_least(void) { return in_the_middle(1025); }
static int medium(void) { return in_the_middle(3000); }
static int medium_most(void) { return in_the_middle(8192); }
static int large(void) { return in_the_middle(20000); }
static int at_the_top(void) { return free_twice(take(20000)); }
static int mapping(void) { return free_twice(take(1 << 20)); }
static int aligned_64(void) { return free_twice(memalign(64, 100)); }
static int aligned_4096(void) { return free_twice(memalign(4096, 100)); }
static int aligned_large(void) { return free_twice(memalign(1 << 16, 50000)); }
static int aligned_mapping(void) { return free_twice(memalign(1 << 20, 1 << 20)); }
static int from_calloc(void) { return free_twice(calloc(3, 100)); }
static int arena_small(void) { block_break(); return in_the_middle(40); }
static int arena_medium(void) { block_break(); return in_the_middle(3000); }
static int arena_large(void) { block_break(); return in_the_middle(20000); }
static int arena_last(void) { block_break(); return free_twice(take(40)); }

static int a_b_a(void)
{
	void *a = bad(take(40)), *b = take(40);

	free(a);
	free(b);
	free(again(a));
	return 0;
}

static int a_b_a_large(void)
{
	void *a = bad(take(20000)), *b = take(20000);

	take(20000);
	free(a);
	free(b);
	free(again(a));
	return 0;
}

/* Freed, its neighbour before it, too: it lies within a longer free piece. */
static int joined(void)
{
	void *a = take(20000), *b = bad(take(20000));

	take(20000);
	free(b);
	free(a);
	free(again(b));
	return 0;
}

static int overwritten(void)
{
	char *p = bad(take(40));

	free(p);
	memset(again(p), 0, 8);
	free(again(p));
	return 0;
}

static int overwritten_medium(void)
{
	char *p = bad(take(3000));

	take(3000);
	free(p);
	memset(again(p), 'x', 3000);
	free(again(p));
	return 0;
}

static int after_many(void)
{
	static void *p[5000];
	void *first = bad(take(40));

	for (int i = 0; i < 5000; i++)
		p[i] = take((size_t)(i % 600));
	free(first);
	for (int i = 0; i < 5000; i++)
		free(p[i]);
	free(again(first));
	return 0;
}

static int taken_and_freed_again(void)
{
	void *p = bad(take(40));

	free(p);
	need(take(40) == p, "the same block");
	free(p);
	free(again(p));
	return 0;
}

/* Other blocks of its span are in use, and a sweep has been there. */
static int in_holes(void)
{
	static void *p[200];

	for (int i = 0; i < 200; i++)
		p[i] = take(64);
	for (int i = 0; i < 200; i += 2)
		free(p[i]);
	malloc_trim(0);
	free(bad(p[100]));
	return 0;
}

static int in_holes_medium(void)
{
	static void *p[20];

	for (int i = 0; i < 20; i++)
		p[i] = take(2000);
	for (int i = 0; i < 20; i += 2)
		free(p[i]);
	malloc_trim(0);
	free(bad(p[10]));
	return 0;
}

static int in_an_emptied_span(void)
{
	static void *p[1000];

	for (int i = 0; i < 1000; i++)
		p[i] = take(64);
	take(20000);
	for (int i = 0; i < 1000; i++)
		free(p[i]);
	malloc_trim(0);
	free(bad(p[500]));
	return 0;
}

static int not_swept(void)
{
	static void *p[1000];

	for (int i = 0; i < 1000; i++)
		p[i] = take(64);
	for (int i = 0; i < 1000; i++)
		free(p[i]);
	free(bad(p[500]));
	return 0;
}

/* Now it lies within another block. */
static int covered(void)
{
	static void *p[1000];
	void *over;

	for (int i = 0; i < 1000; i++)
		p[i] = take(64);
	take(20000);
	for (int i = 0; i < 1000; i++)
		free(p[i]);
	malloc_trim(0);
	over = take(60000);
	need((char *)over <= (char *)p[500] && (char *)p[500] < (char *)over + 60000, "a block over it");
	free(about(p[500], over));
	return 0;
}

/* The break has been lowered below it. */
static int trimmed(void)
{
	void *low = take(100000), *p = take(100000), *q = take(100000);

	bad(q);
	free(q);
	free(p);
	free(low);
	malloc_trim(0);
	need((char *)sbrk(0) < (char *)q, "the break went down");
	free(again(q));
	return 0;
}

static int mapping_before_others(void)
{
	static void *p[20];

	for (int i = 0; i < 20; i++)
		p[i] = take(1 << 20);
	bad(p[0]);
	for (int i = 0; i < 20; i++)
		free(p[i]);
	free(again(p[0]));
	return 0;
}

/* Too long ago: it is not known any more that it was a mapping. */
static int mapping_long_ago(void)
{
	static void *p[100];

	for (int i = 0; i < 100; i++)
		p[i] = take(1 << 20);
	bad(p[0]);
	for (int i = 0; i < 100; i++)
		free(p[i]);
	free(again(p[0]));
	return 0;
}

static int after_it_moved(void)
{
	void *p = bad(take(40)), *q;

	take(40);
	q = realloc(p, 4000);
	need(q && q != p, "another place");
	free(again(p));
	return 0;
}

static int after_a_large_one_moved(void)
{
	void *p = bad(take(20000)), *q;

	take(20000);
	q = realloc(p, 60000);
	need(q && q != p, "another place");
	free(again(p));
	return 0;
}

static int after_realloc_zero(void)
{
	void *p = bad(take(40));

	need(realloc(p, 0) == NULL, "freed");
	free(again(p));
	return 0;
}

/* What a large block had before it was made shorter. */
static int cut_off(void)
{
	char *p = take(60000);

	take(20000);
	need(realloc(p, 20000) == p, "the same place");
	free(bad(p + 40960));
	return 0;
}

/* ---- other calls with a freed block ---- */

static int realloced(size_t n, size_t to)
{
	void *p = bad(take(n));

	take(n);
	free(p);
	return realloc(again(p), to) == NULL;
}

static int realloc_freed(void) { return realloced(40, 100); }
static int realloc_freed_smaller(void) { return realloced(40, 10); }
static int realloc_freed_to_zero(void) { return realloced(40, 0); }
static int realloc_freed_medium(void) { return realloced(3000, 3000); }
static int realloc_freed_large(void) { return realloced(20000, 30000); }
static int realloc_freed_mapping(void) { return realloced(1 << 20, 2 << 20); }
static int realloc_freed_to_max(void) { return realloced(40, SIZE_MAX); }
static int realloc_freed_arena(void) { block_break(); return realloced(40, 100); }

static int reallocarray_freed(void)
{
	void *p = bad(take(40));

	free(p);
	return reallocarray(again(p), 10, 10) == NULL;
}

static int realloc_after_it_moved(void)
{
	void *p = bad(take(40));

	take(40);
	need(realloc(p, 4000) != p, "another place");
	return realloc(again(p), 50) == NULL;
}

static int usable_freed(void)
{
	void *p = bad(take(40));

	free(p);
	return (int)malloc_usable_size(again(p));
}

static int usable_freed_large(void)
{
	void *p = bad(take(20000));

	take(20000);
	free(p);
	return (int)malloc_usable_size(again(p));
}

#define REALLOC "realloc(): freed block P"
#define USABLE "malloc_usable_size(): freed block P"
const struct mistake twice[] = {
	ROW(zero, DOUBLE), ROW(one, DOUBLE), ROW(forty, DOUBLE), ROW(kilobyte, DOUBLE),
	ROW(medium_least, DOUBLE), ROW(medium, DOUBLE), ROW(medium_most, DOUBLE), ROW(large, DOUBLE),
	ROW(at_the_top, DOUBLE), ROW(mapping, DOUBLE),
	ROW(aligned_64, DOUBLE), ROW(aligned_4096, DOUBLE), ROW(aligned_large, DOUBLE),
	ROW(aligned_mapping, DOUBLE), ROW(from_calloc, DOUBLE),
	ROW(arena_small, DOUBLE), ROW(arena_medium, DOUBLE), ROW(arena_large, DOUBLE), ROW(arena_last, DOUBLE),
	ROW(a_b_a, DOUBLE), ROW(a_b_a_large, DOUBLE), ROW(joined, DOUBLE),
	ROW(overwritten, DOUBLE), ROW(overwritten_medium, DOUBLE), ROW(after_many, DOUBLE),
	ROW(taken_and_freed_again, DOUBLE), ROW(in_holes, DOUBLE), ROW(in_holes_medium, DOUBLE),
	ROW(in_an_emptied_span, DOUBLE), ROW(not_swept, DOUBLE), ROW(covered, INSIDE),
	ROW(trimmed, DOUBLE),
	ROW(mapping_before_others, DOUBLE), ROW(mapping_long_ago, INVALID),
	ROW(after_it_moved, DOUBLE), ROW(after_a_large_one_moved, DOUBLE), ROW(after_realloc_zero, DOUBLE),
	ROW(cut_off, DOUBLE),
	ROW(realloc_freed, REALLOC), ROW(realloc_freed_smaller, REALLOC), ROW(realloc_freed_to_zero, REALLOC),
	ROW(realloc_freed_medium, REALLOC), ROW(realloc_freed_large, REALLOC),
	ROW(realloc_freed_mapping, REALLOC), ROW(realloc_freed_to_max, REALLOC),
	ROW(realloc_freed_arena, REALLOC), ROW(reallocarray_freed, REALLOC),
	ROW(realloc_after_it_moved, REALLOC), ROW(usable_freed, USABLE), ROW(usable_freed_large, USABLE),
	END
};
