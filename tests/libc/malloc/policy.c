/* policy.c: usage: policy CASE: small programs that show the allocator's policy. What lies between
 * two calls of getppid() is compared: strace shows it. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *volatile keep;
#define TAKE(n) (keep = malloc(n))

static void first(void) { TAKE(1); }

static void thousands(void)
{
	for (int i = 0; i < 5000; i++)
		TAKE((size_t)(i % 24));
}

static void again(void)
{
	TAKE(1);
	for (int i = 0; i < 100000; i++) {
		char *p = TAKE((size_t)(i % 2000));
		free(p);
	}
}

static void below_threshold(void) { TAKE(131048); }
static void at_threshold(void) { free(TAKE(131049)); }

static void pool_used_up(void)
{
	TAKE(1);
	TAKE(120000);
	TAKE(131048);
	TAKE(131049);
}

static void large_from_the_pool(void)
{
	mallopt(M_TOP_PAD, 1 << 20);
	TAKE(1);
	TAKE(200000);
}

static void untouched(void)
{
	TAKE(64 << 20);
	free(keep);
}

static void shrinks(void)
{
	char *p[8];

	for (int i = 0; i < 8; i++)
		p[i] = TAKE(100000);
	for (int i = 7; i >= 0; i--)
		free(p[i]);
}

static void held_up(void)
{
	char *p[4];

	for (int i = 0; i < 4; i++)
		p[i] = TAKE(100000);
	TAKE(2000);
	for (int i = 0; i < 4; i++)
		free(p[i]);
}

static void moved_mapping(void)
{
	char *p = TAKE(1 << 20);

	p = realloc(p, 2 << 20);
	p = realloc(p, 1 << 19);
	free(p);
}

static void grows_in_place(void)
{
	char *p = TAKE(100000), *q = realloc(p, 110000);

	if (p != q)
		exit(1);
	q = realloc(q, 120000);
	if (p != q)
		exit(1);
}

static void foreign_break(void)
{
	char *mine;

	TAKE(1);
	mine = sbrk(4096);
	memset(mine, 7, 4096);
	for (int i = 0; i < 3; i++)
		memset(TAKE(100000), 1, 100000);
	for (int i = 0; i < 4096; i++)
		if (mine[i] != 7) {
			exit(1);
		}
}

static void no_mappings(void)
{
	mallopt(M_MMAP_MAX, 0);
	TAKE(1 << 20);
}

static void low_threshold(void)
{
	mallopt(M_MMAP_THRESHOLD, 128);
	free(TAKE(200));
}

static void every_time(void)
{
	for (int i = 0; i < 3; i++)
		free(TAKE(1 << 20));
}

static void adaptive(void)
{
	mallopt(-64, 1);
	for (int i = 0; i < 3; i++)
		free(TAKE(1 << 20));
}

int main(int argc, char **argv)
{
	static const struct { const char *name; void (*run)(void); } cases[] = {
#define CASE(name) { #name, name }
		CASE(first), CASE(thousands), CASE(again), CASE(below_threshold), CASE(at_threshold),
		CASE(pool_used_up), CASE(large_from_the_pool), CASE(untouched), CASE(shrinks),
		CASE(held_up), CASE(moved_mapping), CASE(grows_in_place), CASE(foreign_break),
		CASE(no_mappings), CASE(low_threshold), CASE(every_time), CASE(adaptive)
	};

	(void)argc;
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
		if (!strcmp(argv[1], cases[i].name)) {
			getppid();
			cases[i].run();
			getppid();
			return 0;
		}
	return 2;
}
