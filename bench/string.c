/* string.c: nanoseconds of string functions: one line "function size ns" each, the least of several
 * tries. Linked with each C library by string.sh. Strings start 16 bytes behind a page's start and
 * have their one interesting byte at the end. Argument: microseconds of one try (400). */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST = 1 << 20, TRIES = 5 };

static char *a, *b;
static volatile size_t sink;

static void do_memcpy(size_t n) { memcpy(b, a, n); }
static void do_memmove(size_t n) { memmove(a + 8, a, n); }
static void do_memset(size_t n) { memset(b, 'x', n); }
static void do_memcmp(size_t n) { sink = (size_t)memcmp(a, b, n); }
static void do_memchr(size_t n) { sink = (size_t)memchr(a, 'y', n); }
static void do_strlen(size_t n) { (void)n; sink = strlen(a); }
static void do_strcmp(size_t n) { (void)n; sink = (size_t)strcmp(a, b); }
static void do_strchr(size_t n) { (void)n; sink = (size_t)strchr(a, 'y'); }
static void do_strcpy(size_t n) { (void)n; strcpy(b, a); }

static const struct {
	const char *name;
	void (*run)(size_t n);
} functions[] = {
	{ "memcpy", do_memcpy }, { "memmove", do_memmove }, { "memset", do_memset }, { "strlen", do_strlen },
	{ "memchr", do_memchr }, { "strcmp", do_strcmp }, { "memcmp", do_memcmp }, { "strchr", do_strchr },
	{ "strcpy", do_strcpy },
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

/* Nanoseconds of one call: as many calls as last for `budget`. */
static double measure(void (*run)(size_t), size_t n, double budget)
{
	double best = 1e18, begin, took;
	long calls = 16;

	for (;;) {
		begin = now();
		for (long i = 0; i < calls; i++)
			run(n);
		took = now() - begin;
		if (took > budget / 2)
			break;
		calls *= 2;
	}
	for (int i = 0; i < TRIES; i++) {
		begin = now();
		for (long k = 0; k < calls; k++)
			run(n);
		took = (now() - begin) / (double)calls;
		if (took < best)
			best = took;
	}
	return best;
}

int main(int argc, char **argv)
{
	double budget = 1e3 * (argc > 1 ? atof(argv[1]) : 400);
	char *room = aligned_alloc(4096, 2 * MOST + 5 * 4096);

	if (!room)
		return 1;
	a = room + 16;
	b = room + MOST + 2 * 4096 + 16;
	for (unsigned f = 0; f < sizeof functions / sizeof *functions; f++)
		for (size_t n = 16; n <= MOST; n *= 2) {
			memset(room, 'x', 2 * MOST + 5 * 4096);
			a[n] = b[n] = 0;
			printf("%s %zu %.2f\n", functions[f].name, n, measure(functions[f].run, n, budget));
		}
	return 0;
}
