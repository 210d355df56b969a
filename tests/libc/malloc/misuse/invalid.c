/* invalid.c: pointers that are no block's: into one, beside one, or anywhere else. */
#define _GNU_SOURCE
#include <sys/auxv.h>
#include <sys/mman.h>
#include "misuse.h"

extern char **environ;

static char in_data[64] __attribute__((aligned(16))) = "data", in_bss[64] __attribute__((aligned(16)));
static __thread char in_tls[64] __attribute__((aligned(16)));

/* ---- into a block ---- */

static int into(void *block, ptrdiff_t at)
{
	free(about((char *)block + at, block));
	return 0;
}

static int small(void) { return into(take(100), 16); }
static int small_odd(void) { return into(take(100), 1); }
static int small_by_8(void) { return into(take(100), 8); }
static int small_last(void) { return into(take(112), 111); }
static int medium(void) { return into(take(3000), 1024); }
static int medium_odd(void) { return into(take(3000), 2999); }
static int medium_page(void) { return into(take(8192), 4096); }
static int large(void) { return into(take(20000), 4096); }
static int large_odd(void) { return into(take(20000), 3); }
static int large_by_16(void) { return into(take(20000), 16); }
static int large_last(void) { return into(take(20000), 19999); }
static int mapping(void) { return into(take(1 << 20), 4096); }
static int mapping_odd(void) { return into(take(1 << 20), 1); }
static int mapping_last(void) { return into(take(1 << 20), (1 << 20) - 1); }
static int arena_small(void) { block_break(); return into(take(100), 16); }
static int arena_medium(void) { block_break(); return into(take(3000), 1024); }
static int arena_large(void) { block_break(); return into(take(20000), 4096); }

static int memalign_shifted(void) { return into(memalign(64, 200), 64); }
static int memalign_shifted_small(void) { return into(memalign(64, 200), 16); }
static int memalign_shifted_page(void) { return into(memalign(4096, 9000), 4096); }
static int memalign_shifted_large(void) { return into(memalign(1 << 16, 1 << 16), 4096); }
static int memalign_shifted_mapping(void) { return into(memalign(1 << 20, 1 << 20), 1 << 19); }

/* The pointer before it is the block's before it: its neighbour's last bytes. */
static int back_by_16(void)
{
	char *p = take(100), *q = take(100);

	need(q - p == 112, "neighbours");
	free(about(q - 16, p));
	return 0;
}

/* Other functions with a pointer into a block. */
static int realloc_into(void)
{
	char *p = take(100);

	return realloc(about(p + 16, p), 10) == NULL;
}

static int realloc_into_large(void)
{
	char *p = take(20000);

	return realloc(about(p + 4096, p), 0) == NULL;
}

static int realloc_into_mapping(void)
{
	char *p = take(1 << 20);

	return realloc(about(p + 4096, p), 2 << 20) == NULL;
}

static int realloc_into_medium(void)
{
	char *p = take(3000);

	return realloc(about(p + 8, p), 3000) == NULL;
}

static int usable_into(void)
{
	char *p = take(100);

	return (int)malloc_usable_size(about(p + 16, p));
}

static int usable_into_mapping(void)
{
	char *p = take(1 << 20);

	return (int)malloc_usable_size(about(p + 16, p));
}

/* ---- of the heap, but no block ---- */

static int in_the_top(void) { return into(take(40), 100 << 10); }
static int behind_the_break(void) { take(1); return into((char *)sbrk(0) - (uintptr_t)sbrk(0) % 4096, 4096); }
static int before(ptrdiff_t bytes) { char *p = take(40); return into(p - (uintptr_t)p % 4096, -bytes); }
static int before_the_heap(void) { return before(16); }
static int far_before_the_heap(void) { return before(1024); }

static int foreign_before(void)
{
	void *mine = foreign(4096);

	take(40);
	if (!mine)
		return ELSEWHERE;
	free(bad(mine));
	return 0;
}

static int foreign_between(void)
{
	void *mine;

	take(40);
	mine = foreign(4096);
	if (!mine)
		return ELSEWHERE;
	for (int i = 0; i < 3; i++)
		need((char *)take(100000) > (char *)mine || i < 1, "the heap goes on behind it");
	free(bad(mine));
	return 0;
}

static int foreign_behind(void)
{
	void *mine;

	take(40);
	mine = foreign(4096);
	if (!mine)
		return ELSEWHERE;
	free(bad(mine));
	return 0;
}

/* A mapping was moved or made shorter. */
static int mapping_moved(void)
{
	char *p = bad(take(1 << 20)), *q;

	need(mmap(p + (1 << 20), 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0)
		!= NULL, "a neighbour");
	q = realloc(p, 64 << 20);
	if (q == p)
		return ELSEWHERE;
	free(again(p));
	return 0;
}

static int mapping_cut_off(void)
{
	char *p = take(1 << 20), *q = realloc(p, 1 << 19);

	need(q == p, "the same place");
	free(bad(p + (1 << 19)));
	return 0;
}

/* ---- anywhere else ---- */

static int local(void) { char c[64] __attribute__((aligned(16))); take(1); free(bad(c)); return 0; }
static int local_odd(void) { char c[64] __attribute__((aligned(16))); free(bad(c + 1)); return 0; }
static int data(void) { take(1); free(bad(in_data)); return 0; }
static int bss(void) { take(1); free(bad(in_bss)); return 0; }
static int tls(void) { take(1); free(bad(in_tls)); return 0; }
static int literal(void) { free(bad((void *)(uintptr_t)"literal")); return 0; }
static int function(void) { take(1); free(bad((void *)(uintptr_t)literal)); return 0; }
static int own_function(void) { free(bad((void *)(uintptr_t)free)); return 0; }
static int stream(void) { take(1); free(bad(stdout)); return 0; }
static int variable(void) { take(1); free(bad(environ)); return 0; }
static int vdso(void) { void *p = (void *)getauxval(33); if (!p) return ELSEWHERE; free(bad(p)); return 0; }

static int own_mapping(void)
{
	take(1 << 20);
	free(bad(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)));
	return 0;
}

static int number(uintptr_t n) { take(1); take(1 << 20); free(bad((void *)n)); return 0; }
static int eight(void) { return number(8); }
static int sixteen(void) { return number(16); }
static int one(void) { return number(1); }
static int wild(void) { return number(0x1234567890); }
static int not_canonical(void) { return number(0x123456789abc0); }
static int negative(void) { return number((uintptr_t)-1); }
static int minus_sixteen(void) { return number((uintptr_t)-16); }
static int kernel_half(void) { return number(0xffff800000000000); }
static int kernel_text(void) { return number(0xffffffff81000000); }
static int half(void) { return number((uintptr_t)1 << 63); }
static int before_any_call(void) { free(bad((void *)16)); return 0; }
static int mallopt_before_any(void) { mallopt(-6 /* M_PERTURB */, 0); free(bad((void *)0x200)); return 0; }
static int realloc_before_any(void) { return realloc(bad((void *)16), 5) == NULL; }

static int realloc_local(void) { char c[64] __attribute__((aligned(16))); return realloc(bad(c), 9) == NULL; }
static int realloc_data(void) { take(1); return realloc(bad(in_data), 0) == NULL; }
static int realloc_eight(void) { return realloc(bad((void *)8), 100) == NULL; }
static int realloc_wild(void) { take(1); return realloc(bad((void *)0x123456789abc0), 5000) == NULL; }
static int realloc_kernel(void) { take(1); return realloc(bad((void *)0xffff800000000000), 1) == NULL; }
static int usable_local(void) { char c[64] __attribute__((aligned(16))); return (int)malloc_usable_size(bad(c)); }
static int usable_wild(void) { take(1); return (int)malloc_usable_size(bad((void *)0x123456789abc0)); }
static int usable_eight(void) { return (int)malloc_usable_size(bad((void *)8)); }

#define REALLOC "realloc(): invalid pointer P"
#define REALLOC_INSIDE REALLOC ", inside the block at Q"
#define USABLE "malloc_usable_size(): invalid pointer P"
const struct mistake invalid[] = {
	ROW(small, INSIDE), ROW(small_odd, INSIDE), ROW(small_by_8, INSIDE), ROW(small_last, INSIDE),
	ROW(medium, INSIDE), ROW(medium_odd, INSIDE), ROW(medium_page, INSIDE),
	ROW(large, INSIDE), ROW(large_odd, INSIDE), ROW(large_by_16, INSIDE), ROW(large_last, INSIDE),
	ROW(mapping, INSIDE), ROW(mapping_odd, INSIDE), ROW(mapping_last, INSIDE),
	ROW(arena_small, INSIDE), ROW(arena_medium, INSIDE), ROW(arena_large, INSIDE),
	ROW(memalign_shifted, INSIDE), ROW(memalign_shifted_small, INSIDE), ROW(memalign_shifted_page, INSIDE),
	ROW(memalign_shifted_large, INSIDE), ROW(memalign_shifted_mapping, INSIDE), ROW(back_by_16, INSIDE),
	ROW(realloc_into, REALLOC_INSIDE), ROW(realloc_into_large, REALLOC_INSIDE),
	ROW(realloc_into_mapping, REALLOC_INSIDE), ROW(realloc_into_medium, REALLOC_INSIDE),
	ROW(usable_into, USABLE ", inside the block at Q"),
	ROW(usable_into_mapping, USABLE ", inside the block at Q"),
	ROW(in_the_top, INVALID), ROW(behind_the_break, INVALID),
	ROW(before_the_heap, INVALID), ROW(far_before_the_heap, INVALID),
	ROW(foreign_before, INVALID), ROW(foreign_between, INVALID), ROW(foreign_behind, INVALID),
	ROW(mapping_moved, DOUBLE), ROW(mapping_cut_off, INVALID),
	ROW(local, INVALID), ROW(local_odd, INVALID), ROW(data, INVALID), ROW(bss, INVALID), ROW(tls, INVALID),
	ROW(literal, INVALID), ROW(function, INVALID), ROW(own_function, INVALID), ROW(stream, INVALID),
	ROW(variable, INVALID), ROW(vdso, INVALID), ROW(own_mapping, INVALID),
	ROW(eight, INVALID), ROW(sixteen, INVALID), ROW(one, INVALID), ROW(wild, INVALID),
	ROW(not_canonical, INVALID), ROW(negative, INVALID), ROW(minus_sixteen, INVALID),
	ROW(kernel_half, INVALID), ROW(kernel_text, INVALID), ROW(half, INVALID), ROW(before_any_call, INVALID),
	ROW(mallopt_before_any, INVALID),
	ROW(realloc_before_any, REALLOC), ROW(realloc_local, REALLOC), ROW(realloc_data, REALLOC),
	ROW(realloc_eight, REALLOC), ROW(realloc_wild, REALLOC), ROW(realloc_kernel, REALLOC),
	ROW(usable_local, USABLE), ROW(usable_wild, USABLE), ROW(usable_eight, USABLE),
	END
};
