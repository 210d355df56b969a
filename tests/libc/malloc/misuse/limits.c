/* limits.c: sizes and alignments at and beyond what is possible: refused, with errno, and nothing lost. */
#define _GNU_SOURCE
#include <sys/prctl.h>
#include <sys/syscall.h>
#include "misuse.h"

#define MOST ((size_t)PTRDIFF_MAX)

static const size_t too_many[] = {
	MOST - 4096, MOST - 15, MOST - 1, MOST, MOST + 1, MOST + 4096, SIZE_MAX - 4096, SIZE_MAX - 4095,
	SIZE_MAX - 64, SIZE_MAX - 16, SIZE_MAX - 15, SIZE_MAX - 8, SIZE_MAX - 1, SIZE_MAX, (size_t)1 << 47,
	((size_t)1 << 39) + 1, (size_t)1 << 62
};

/* A call that must give NULL and ENOMEM, for each of the sizes. The heap is in use before and after. */
static int refused(void *call(size_t))
{
	char *p = take(100), *q;

	memset(p, 'p', 100);
	for (size_t i = 0; i < sizeof too_many / sizeof *too_many; i++) {
		errno = 0;
		if (call(too_many[i]) != NULL || errno != ENOMEM)
			return 10 + (int)i;
	}
	q = take(100);
	for (int i = 0; i < 100; i++)
		need(p[i] == 'p' && p != q, "the block as it was");
	free(q);
	free(p);
	return 0;
}

static void *calloc_one(size_t n) { return calloc(1, n); }
static void *calloc_many(size_t n) { return calloc(n, 1); }
static void *realloc_null(size_t n) { return realloc(NULL, n); }
static void *reallocarray_null(size_t n) { return reallocarray(NULL, 1, n); }
static void *memalign_16(size_t n) { return memalign(16, n); }
static void *memalign_64(size_t n) { return memalign(64, n); }
static void *memalign_page(size_t n) { return memalign(4096, n); }
static void *memalign_gigabyte(size_t n) { return memalign(1 << 30, n); }
static void *aligned_32(size_t n) { return aligned_alloc(32, n); }

/* realloc of blocks of each kind: as they were. */
static void *realloc_of(size_t bytes, void *call(void *, size_t), size_t n)
{
	char *p = take(bytes), *q;
	int error;

	memset(p, 'r', bytes);
	q = call(p, n);
	error = errno;
	for (size_t i = 0; !q && i < bytes; i++)
		need(p[i] == 'r', "the block as it was");
	if (!q)
		free(p);
	errno = error;
	return q;
}

static void *by_array(void *p, size_t n) { return reallocarray(p, n, 1); }
static void *realloc_small(size_t n) { return realloc_of(100, realloc, n); }
static void *realloc_medium(size_t n) { return realloc_of(3000, realloc, n); }
static void *realloc_large(size_t n) { return realloc_of(20000, realloc, n); }
static void *realloc_mapping(size_t n) { return realloc_of(1 << 20, realloc, n); }
static void *reallocarray_small(size_t n) { return realloc_of(100, by_array, n); }
static void *reallocarray_large(size_t n) { return realloc_of(20000, by_array, n); }

/* posix_memalign leaves the pointer alone, and says why by what it returns. */
static void *posix_64(size_t n)
{
	void *p = &p;

	errno = posix_memalign(&p, 64, n);
	need(p == &p, "the pointer is as it was");
	return errno ? NULL : p;
}

static int in_malloc(void) { return refused(malloc); }
static int in_calloc(void) { return refused(calloc_one); }
static int in_calloc_turned(void) { return refused(calloc_many); }
static int in_realloc_null(void) { return refused(realloc_null); }
static int in_realloc_small(void) { return refused(realloc_small); }
static int in_realloc_medium(void) { return refused(realloc_medium); }
static int in_realloc_large(void) { return refused(realloc_large); }
static int in_realloc_mapping(void) { return refused(realloc_mapping); }
static int in_reallocarray_null(void) { return refused(reallocarray_null); }
static int in_reallocarray_small(void) { return refused(reallocarray_small); }
static int in_reallocarray_large(void) { return refused(reallocarray_large); }
static int in_memalign_16(void) { return refused(memalign_16); }
static int in_memalign_64(void) { return refused(memalign_64); }
static int in_memalign_page(void) { return refused(memalign_page); }
static int in_memalign_gigabyte(void) { return refused(memalign_gigabyte); }
static int in_aligned_alloc(void) { return refused(aligned_32); }
static int in_valloc(void) { return refused(valloc); }
static int in_pvalloc(void) { return refused(pvalloc); }
static int in_posix_memalign(void) { return refused(posix_64); }
static int in_an_arena(void) { block_break(); return refused(malloc); }

/* ---- products ---- */

static const struct { size_t n, each; } products[] = {
	{ (size_t)1 << 33, (size_t)1 << 33 }, { (size_t)1 << 32, (size_t)1 << 32 }, { SIZE_MAX, 2 },
	{ 2, SIZE_MAX }, { SIZE_MAX / 2 + 1, 2 }, { SIZE_MAX / 2, 3 }, { SIZE_MAX, SIZE_MAX },
	{ SIZE_MAX / 16 + 1, 16 }, { SIZE_MAX / 16 + 2, 16 }, { 48, SIZE_MAX / 48 + 1 },
	{ ((size_t)1 << 32) + 1, ((size_t)1 << 32) - 1 }, { MOST / 2 + 1, 2 }, { MOST, 2 }
};

static int calloc_product(void)
{
	for (size_t i = 0; i < sizeof products / sizeof *products; i++) {
		errno = 0;
		if (calloc(products[i].n, products[i].each) || errno != ENOMEM)
			return 10 + (int)i;
	}
	return 0;
}

static int reallocarray_product(void)
{
	char *p = take(100);

	memset(p, 'r', 100);
	for (size_t i = 0; i < sizeof products / sizeof *products; i++) {
		errno = 0;
		if (reallocarray(NULL, products[i].n, products[i].each) || errno != ENOMEM)
			return 10 + (int)i;
		errno = 0;
		if (reallocarray(p, products[i].n, products[i].each) || errno != ENOMEM)
			return 40 + (int)i;
		for (int j = 0; j < 100; j++)
			need(p[j] == 'r', "the block as it was");
	}
	free(p);
	return 0;
}

/* ---- alignments ---- */

static int posix_alignment(void)
{
	static const size_t bad_ones[] = { 0, 1, 2, 3, 4, 7, 9, 12, 24, 40, 100, 4095, MOST, SIZE_MAX, SIZE_MAX - 7 };
	void *p = in_malloc;

	for (size_t i = 0; i < sizeof bad_ones / sizeof *bad_ones; i++)
		if (posix_memalign(&p, bad_ones[i], 100) != EINVAL || p != (void *)in_malloc)
			return 10 + (int)i;
	return posix_memalign(&p, 8, 100) || (uintptr_t)p % 16 ? 4 : 0;
}

static int aligned_alloc_alignment(void)
{
	static const size_t bad_ones[] = { 0, 3, 5, 24, 48, 4097, MOST, SIZE_MAX };

	for (size_t i = 0; i < sizeof bad_ones / sizeof *bad_ones; i++) {
		errno = 0;
		if (aligned_alloc(bad_ones[i], 48) || errno != EINVAL)
			return 10 + (int)i;
	}
	return aligned_alloc(1, 48) && aligned_alloc(8, 5) ? 0 : 4;
}

static int huge_alignment(void)
{
	for (int log = 46; log < 64; log++) {
		void *p = in_malloc;

		errno = 0;
		if (aligned_alloc((size_t)1 << log, 1) || errno != ENOMEM)
			return log;
		errno = 0;
		if (memalign((size_t)1 << log, 100) || errno != ENOMEM)
			return log;
		if (posix_memalign(&p, (size_t)1 << log, 100) != ENOMEM || p != (void *)in_malloc)
			return log;
		if (aligned_alloc((size_t)1 << log, SIZE_MAX - 5))
			return log;
	}
	errno = 0;
	return memalign(SIZE_MAX, 1) || errno != EINVAL ? 4 : 0;
}

static int odd_memalign(void) /* rounded up */
{
	void *p = memalign(24, 100), *q = memalign(0, 100), *r = memalign(3000, 100);

	return !p || (uintptr_t)p % 32 || !q || (uintptr_t)q % 16 || !r || (uintptr_t)r % 4096 ? 4 : 0;
}

/* ---- no bytes at all ---- */

/* Each is a block: other than the others, and it can be freed. */
static int zero(void)
{
	void *p[9] = { malloc(0), malloc(0), calloc(0, 0), calloc(0, 5), calloc(SIZE_MAX, 0), realloc(NULL, 0),
		memalign(64, 0), aligned_alloc(4096, 0), reallocarray(NULL, 0, SIZE_MAX) };

	for (int i = 0; i < 9; i++)
		for (int j = 0; j < i; j++)
			if (!p[i] || p[i] == p[j] || (uintptr_t)p[i] % 16)
				return 4;
	if ((uintptr_t)p[6] % 64 || (uintptr_t)p[7] % 4096 || malloc_usable_size(NULL))
		return 5;
	for (int i = 0; i < 9; i++)
		free(p[i]);
	return 0;
}

static int realloc_to_zero(void)
{
	static const size_t sizes[] = { 0, 10, 3000, 20000, 1 << 20 };

	for (int i = 0; i < 5; i++) {
		errno = 7;
		if (realloc(take(sizes[i]), 0) || reallocarray(take(sizes[i]), 0, 5) || errno != 7)
			return 10 + i;
	}
	return 0;
}

static int free_null(void) { free(NULL); free(again(NULL)); return 0; }

/* ---- errno ---- */

static int keeps_errno(void)
{
	void *p[] = { take(0), take(10), take(3000), take(20000), take(100000), take(1 << 20),
		memalign(4096, 10), memalign(1 << 16, 1 << 17), NULL };

	for (size_t i = 0; i < sizeof p / sizeof *p; i++) {
		errno = 123;
		free(p[i]);
		if (errno != 123)
			return 10 + (int)i;
	}
	return 0;
}

static int free_keeps_errno(void) { return keeps_errno(); }
static int free_keeps_errno_arena(void) { block_break(); return keeps_errno(); }

/* seccomp(2) in numbers: musl's headers do not have the kernel's. */
struct instruction { uint16_t code; uint8_t yes, no; uint32_t k; };
#define LOAD_NUMBER             { 0x20, 0, 0, 0 }
#define IF_NUMBER(n, skip)      { 0x15, skip, 0, n }
#define ALLOW                   { 0x06, 0, 0, 0x7fff0000 }
#define REFUSE                  { 0x06, 0, 0, 0x00050000 | EPERM }

/* The system refuses whatever free() may ask for. */
static int free_keeps_errno_refused(void)
{
	struct instruction filter[] = {
		LOAD_NUMBER, IF_NUMBER(SYS_munmap, 3), IF_NUMBER(SYS_madvise, 2), IF_NUMBER(SYS_brk, 1), ALLOW, REFUSE
	};
	struct { unsigned short length; struct instruction *filter; } program = { 6, filter };
	void *p = take(1 << 20), *low = take(100000), *high = take(100000);

	need(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) && !prctl(PR_SET_SECCOMP, 2, &program),
		"a filter");
	errno = 123;
	free(p);
	free(high);
	free(low);
	malloc_trim(0);
	if (errno != 123)
		return 4;
	return keeps_errno();
}

/* A call that goes well may not look as if it had not. */
static int malloc_keeps_errno(void)
{
	errno = 0;
	for (int i = 0; i < 3000; i++)
		take((size_t)i * 3);
	return errno;
}

const struct mistake limits[] = {
	ROW(in_malloc, "fine"), ROW(in_calloc, "fine"), ROW(in_calloc_turned, "fine"),
	ROW(in_realloc_null, "fine"), ROW(in_realloc_small, "fine"), ROW(in_realloc_medium, "fine"),
	ROW(in_realloc_large, "fine"), ROW(in_realloc_mapping, "fine"), ROW(in_reallocarray_null, "fine"),
	ROW(in_reallocarray_small, "fine"), ROW(in_reallocarray_large, "fine"), ROW(in_memalign_16, "fine"),
	ROW(in_memalign_64, "fine"), ROW(in_memalign_page, "fine"), ROW(in_memalign_gigabyte, "fine"),
	ROW(in_aligned_alloc, "fine"), ROW(in_valloc, "fine"), ROW(in_pvalloc, "fine"),
	ROW(in_posix_memalign, "fine"), ROW(in_an_arena, "fine"),
	ROW(calloc_product, "fine"), ROW(reallocarray_product, "fine"),
	ROW(posix_alignment, "fine"), ROW(aligned_alloc_alignment, "fine"), ROW(huge_alignment, "fine"),
	ROW(odd_memalign, "fine"), ROW(zero, "fine"), ROW(realloc_to_zero, "fine"), ROW(free_null, "fine"),
	ROW(free_keeps_errno, "fine"), ROW(free_keeps_errno_arena, "fine"), ROW(free_keeps_errno_refused, "fine"),
	ROW(malloc_keeps_errno, "fine"),
	END
};
