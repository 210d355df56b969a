/* misuse.c: usage: misuse CASE: one mistake each; `misuse` alone lists "CASE EXPECTED", EXPECTED
 * being the line on stderr with P for the address that the program printed on stdout, Q for the
 * second one, or "null" for a call that must return NULL with ENOMEM, "fine" for no mistake at all. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *volatile last;
static char in_data[64] __attribute__((aligned(16)));

/* Says which address is going to be misused; and in which block it lies. */
static void *about(void *p, void *block)
{
	char line[64];

	if (write(1, line, (size_t)snprintf(line, sizeof line, "0x%lx 0x%lx\n", (unsigned long)p,
			(unsigned long)block)) < 0)
		_exit(3);
	return last = p;
}
static void *bad(void *p) { return about(p, p); }
static void *take(size_t n) { return last = malloc(n); }

static int null(void *p) { return p == NULL && errno == ENOMEM ? 0 : 4; }

static int double_free(void) { void *p = bad(take(40)); free(p); free(last); return 0; }
static int a_b_a(void)
{
	void *a = bad(take(40)), *b = take(40);
	void *volatile again = a;
	free(a); free(b); free(again);
	return 0;
}
static int double_free_large(void)
{
	void *p = bad(take(5000)), *volatile again = p;
	take(5000);
	free(p); free(again);
	return 0;
}
static int double_free_top(void) { void *p = bad(take(5000)), *volatile a = p; free(p); free(a); return 0; }
static int double_free_mapping(void) { void *p = bad(take(1 << 20)), *volatile a = p; free(p); free(a); return 0; }
static int double_free_trimmed(void)
{
	void *low = take(100000), *p = take(100000), *q = take(100000), *volatile a = bad(q);
	free(q); free(p); free(low); free(a);
	return 0;
}
static int double_free_emptied(void)
{
	static void *p[1000];
	for (int i = 0; i < 1000; i++) p[i] = take(64);
	for (int i = 0; i < 1000; i++) free(p[i]);
	free(bad(p[500]));
	return 0;
}
static int interior(void) { char *p = take(100); free(about(p + 16, p)); return 0; }
static int interior_odd(void) { char *p = take(100); free(about(p + 1, p)); return 0; }
static int interior_large(void) { char *p = take(9000); free(about(p + 4096, p)); return 0; }
static int interior_mapping(void) { char *p = take(1 << 20); free(about(p + 4096, p)); return 0; }
static int memalign_shifted(void) { char *p = memalign(64, 100); free(about(p + 64, p)); return 0; }
static int never_carved(void) { char *p = take(1000); free(bad(p + 3 * 1024)); return 0; }
static int stack(void) { char c[64] __attribute__((aligned(16))); free(bad(c)); return 0; }
static int static_data(void) { take(1); free(bad(in_data)); return 0; }
static int literal(void) { free(bad((void *)(uintptr_t)"literal")); return 0; }
static int wild(void) { take(1); free(bad((void *)0x123456789abc0)); return 0; }
static int before_any(void) { free(bad((void *)16)); return 0; }
static int realloc_freed(void)
{
	void *p = bad(take(40)), *volatile a = p;
	free(p);
	last = realloc(a, 100);
	return 0;
}
static int realloc_zero_freed(void)
{
	void *p = bad(take(40)), *volatile a = p;
	free(p);
	last = realloc(a, 0);
	return 0;
}
static int realloc_interior(void) { char *p = take(100); last = realloc(about(p + 16, p), 10); return 0; }
static int usable_freed(void)
{
	void *p = bad(take(40)), *volatile a = p;
	free(p);
	return (int)malloc_usable_size(a);
}
static int write_after_free(void)
{
	char *p = bad(take(40)), *volatile a = p;
	free(p);
	memset((void *)a, 'A', 16);
	take(40);
	return 0;
}
static int forged_link(void)
{
	void **p = bad(take(64)), **volatile a = p;
	free(p);
	a[0] = in_data;
	a[1] = in_data;
	take(64); take(64);
	return 0;
}
static int write_after_free_large(void)
{
	char *p = bad(take(5000)), *volatile a = p;
	take(5000);
	free(p);
	memset((void *)a, 'A', 16);
	take(5000);
	return 0;
}
/* Whatever lies behind a block, it is not the allocator's: the neighbour's bytes change, no more. */
static int overflow(void)
{
	char *p = take(64), *q = take(64);
	size_t n = malloc_usable_size(p);
	memset(p, 'A', n + 64);
	free(q); free(p);
	return take(64) && take(64) ? 0 : 4;
}
static int calloc_overflow(void) { return null(last = calloc((size_t)1 << 33, (size_t)1 << 33)); }
static int reallocarray_overflow(void) { return null(last = reallocarray(NULL, (size_t)1 << 33, (size_t)1 << 33)); }
static int malloc_ptrdiff(void) { return null(take((size_t)PTRDIFF_MAX + 1)); }
static int malloc_max(void) { return null(take(SIZE_MAX)); }
static int realloc_max(void) { char *p = take(10); int r = null(last = realloc(p, SIZE_MAX - 8)); free(p); return r; }
static int memalign_max(void) { return null(last = memalign(4096, SIZE_MAX - 4096)); }
static int pvalloc_max(void) { return null(last = pvalloc(SIZE_MAX - 10)); }
static int posix_memalign_max(void)
{
	void *p = in_data;
	return posix_memalign(&p, 64, SIZE_MAX - 64) == ENOMEM && p == in_data ? 0 : 4;
}
static int aligned_alloc_bad(void)
{
	errno = 0;
	return !(last = aligned_alloc(24, 48)) && errno == EINVAL ? 0 : 4;
}
static int malloc_zero(void) { void *p = take(0), *q = take(0); return p && q && p != q ? free(p), free(q), 0 : 4; }
static int realloc_zero(void) { return realloc(take(10), 0) == NULL ? 0 : 4; }
static int free_null(void) { free(NULL); return 0; }
static int errno_kept(void)
{
	void *small = take(10), *large = take(5000), *mapping = take(1 << 20);
	errno = 123;
	free(small); free(large); free(mapping); free(NULL);
	return errno == 123 ? 0 : 4;
}

#define DOUBLE "free(): double free of P"
#define INVALID "free(): invalid pointer P"
#define INSIDE "free(): invalid pointer P, inside the block at Q"
static const struct { const char *name; int (*run)(void); const char *expected; } cases[] = {
#define ROW(name, expected) { #name, name, expected }
	ROW(double_free, DOUBLE), ROW(a_b_a, DOUBLE), ROW(double_free_large, DOUBLE),
	ROW(double_free_top, DOUBLE), ROW(double_free_mapping, DOUBLE),
	ROW(double_free_trimmed, DOUBLE), ROW(double_free_emptied, DOUBLE),
	ROW(interior, INSIDE), ROW(interior_odd, INSIDE), ROW(interior_large, INSIDE),
	ROW(interior_mapping, INSIDE), ROW(memalign_shifted, INSIDE), ROW(never_carved, INVALID),
	ROW(stack, INVALID), ROW(static_data, INVALID), ROW(literal, INVALID), ROW(wild, INVALID),
	ROW(before_any, INVALID),
	ROW(realloc_freed, "realloc(): freed block P"),
	ROW(realloc_zero_freed, "realloc(): freed block P"),
	ROW(realloc_interior, "realloc(): invalid pointer P, inside the block at Q"),
	ROW(usable_freed, "malloc_usable_size(): freed block P"),
	ROW(write_after_free, "malloc(): write after free to P"),
	ROW(forged_link, "malloc(): write after free to P"),
	ROW(write_after_free_large, "malloc(): write after free to P"),
	ROW(overflow, "fine"),
	ROW(calloc_overflow, "null"), ROW(reallocarray_overflow, "null"), ROW(malloc_ptrdiff, "null"),
	ROW(malloc_max, "null"), ROW(realloc_max, "null"), ROW(memalign_max, "null"),
	ROW(pvalloc_max, "null"), ROW(posix_memalign_max, "null"), ROW(aligned_alloc_bad, "fine"),
	ROW(malloc_zero, "fine"), ROW(realloc_zero, "fine"), ROW(free_null, "fine"), ROW(errno_kept, "fine")
};

int main(int argc, char **argv)
{
	for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (argc < 2)
			printf("%s %s\n", cases[i].name, cases[i].expected);
		else if (!strcmp(argv[1], cases[i].name))
			return cases[i].run();
	}
	return argc < 2 ? 0 : 2;
}
