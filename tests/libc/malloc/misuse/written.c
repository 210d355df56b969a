/* written.c: bytes written into freed blocks, links of free ones that were forged. */
#include "misuse.h"

static char in_data[64] __attribute__((aligned(16)));

/* ---- after free ---- */

/* A freed block whose first bytes are not as they were. */
static int damaged(size_t n, int byte)
{
	char *p = take(n);

	take(n);
	free(bad(p));
	memset(again(p), byte, 16);
	return take_many(n);
}

static int small(void) { return damaged(40, 'A'); }
static int smallest(void) { return damaged(1, 'A'); }
static int zeroed(void) { return damaged(64, 0); }
static int ones(void) { return damaged(64, 0xff); }
static int kilobyte(void) { return damaged(1024, 'A'); }
static int medium(void) { return damaged(3000, 'A'); }
static int medium_most(void) { return damaged(8192, 'A'); }
static int large(void) { return damaged(20000, 'A'); }
static int arena_small(void) { block_break(); return damaged(40, 'A'); }
static int arena_medium(void) { block_break(); return damaged(3000, 'A'); }
static int arena_large(void) { block_break(); return damaged(20000, 'A'); }

static int second_of_the_list(void)
{
	char *a = bad(take(40)), *b = take(40);

	free(a);
	free(b);
	memset(again(a), 'A', 8);
	need(take(40) == b, "the block that was freed last");
	return take_many(40);
}

static int by_calloc(void)
{
	char *p = bad(take(40));

	free(p);
	memset(again(p), 'A', 8);
	for (int i = 0; i < 2000; i++)
		again(calloc(1, 40));
	return 0;
}

static int by_realloc(void)
{
	char *p = bad(take(40)), *q = take(10);

	free(p);
	memset(again(p), 'A', 8);
	for (int i = 0; i < 100; i++)
		realloc(take(10), 40);
	return q == NULL;
}

static int by_memalign(void)
{
	char *p = bad(memalign(64, 64));

	free(p);
	memset(again(p), 'A', 8);
	for (int i = 0; i < 2000; i++)
		again(memalign(64, 64));
	return 0;
}

/* A size that has no free block of its own takes one that is a little larger. */
static int by_another_size(void)
{
	char *p = bad(take(1000));

	free(p);
	memset(again(p), 'A', 8);
	take(900);
	return take_many(1000);
}

static int after_it_moved(void)
{
	char *p = bad(take(40));

	take(40);
	need(realloc(p, 4000) != p, "another place");
	memset(again(p), 'A', 8);
	return take_many(40);
}

/* A sweep lists the free blocks between those in use again when the size is asked for. */
static int in_holes(void)
{
	static char *p[200];

	for (int i = 0; i < 200; i++)
		p[i] = take(64);
	for (int i = 0; i < 200; i += 2)
		free(p[i]);
	malloc_trim(0);
	memset(bad(p[100]), 'A', 8);
	return take_many(64);
}

static int before_a_sweep(void)
{
	static char *p[200];

	for (int i = 0; i < 200; i++)
		p[i] = take(64);
	for (int i = 0; i < 200; i += 2)
		free(p[i]);
	memset(bad(p[100]), 'A', 8);
	malloc_trim(0);
	return take_many(64);
}

/* Found by free(): the block before it is freed, too, and the two become one piece. */
static int large_joined(void)
{
	char *a = take(20000), *b = take(20000);

	take(20000);
	free(bad(a));
	memset(again(a), 'A', 8);
	free(b);
	return 0;
}

/* Found by realloc(): the block before it grows. */
static int large_grown_into(void)
{
	char *a = take(20000), *b = take(20000);

	take(20000);
	free(bad(b));
	memset(again(b), 'A', 8);
	return realloc(a, 35000) == NULL;
}

/* Behind the first 8 bytes there is nothing of the allocator's. */
static int behind_the_link(void)
{
	static char *p[100];

	for (int i = 0; i < 100; i++)
		p[i] = take(200);
	for (int i = 0; i < 100; i++)
		free(p[i]);
	for (int i = 0; i < 100; i++)
		memset((char *)again(p[i]) + 8, 'A', 192);
	for (int i = 0; i < 200; i++) {
		char *q = calloc(1, 200);

		for (int j = 0; j < 200; j++)
			need(q[j] == 0, "calloc's bytes are zero");
	}
	return 0;
}

/* ---- forged links ---- */

/* Two free blocks: the first of the list is given this word. */
static int forged(void *word)
{
	void **a = take(64), **b = take(64);

	free(a);
	free(bad(b));
	*(void **)again(b) = word;
	return take_many(64);
}

static int to_null(void) { return forged(NULL); }
static int to_data(void) { return forged(in_data); }
static int to_stack(void) { char c[64] __attribute__((aligned(16))); return forged(c); }
static int to_live(void) { return forged(take(64)); }
static int to_function(void) { return forged((void *)(uintptr_t)to_live); }

static int to_itself(void)
{
	void **p = take(64);

	free(bad(p));
	*(void **)again(p) = p;
	return take_many(64);
}

static int to_free(void)
{
	void **a = take(64), **b = take(64);

	free(a);
	free(bad(b));
	*(void **)again(b) = a;
	return take_many(64);
}

/* By one who knows where the link leads and how addresses are mixed, and so can make it lead elsewhere
 * without the secret. What it leads to must be a free block. */
static int bent(void *to)
{
	uintptr_t *a = take(64), *b = take(64);

	free(a);
	free(b);
	about(to ? to : b, b);
	*(uintptr_t *)again(b) ^= __builtin_bswap64((uintptr_t)a ^ (uintptr_t)(to ? to : b));
	return take_many(64);
}

static int bent_to_live(void) { return bent(take(64)); }
static int bent_to_another_size(void) { return bent(take(1000)); }
static int bent_to_large(void) { return bent(take(20000)); }
static int bent_to_itself(void) { return bent(NULL); }
static int bent_into_a_block(void) { return bent((char *)take(1000) + 16); }
static int bent_to_odd(void) { return bent((char *)take(64) + 24); }
static int bent_to_the_top(void) { mallopt(-2 /* M_TOP_PAD */, 131072); return bent((char *)take(64) + 65536); }

static int bent_outside(void *to)
{
	uintptr_t *a = take(64), *b = take(64);

	free(a);
	free(bad(b));
	*(uintptr_t *)again(b) ^= __builtin_bswap64((uintptr_t)a ^ (uintptr_t)to);
	return take_many(64);
}

static int bent_to_data(void) { return bent_outside(in_data); }
static int bent_to_null(void) { return bent_outside(NULL); }
static int bent_to_stack(void) { char c[64] __attribute__((aligned(16))); return bent_outside(c); }

static int copied(void)
{
	void **p[4];

	for (int i = 0; i < 4; i++)
		p[i] = take(64);
	for (int i = 0; i < 4; i++)
		free(p[i]);
	*(void **)again(bad(p[3])) = *(void **)again(p[1]);
	return take_many(64);
}

/* One byte of a link. The last one is the lowest of an address: the list leads to what is no block. */
static int changed_byte(unsigned number)
{
	unsigned char *a = take(64), *b = take(64);

	free(a);
	free(b);
	about(number < 7 ? b : (void *)((uintptr_t)a ^ 0x58), b);
	((unsigned char *)again(b))[number] ^= 0x58;
	return take_many(64);
}

static int first_byte(void) { return changed_byte(0); }
static int second_byte(void) { return changed_byte(1); }
static int middle_byte(void) { return changed_byte(4); }
static int last_byte(void) { return changed_byte(7); }

/* No link is to be read, in whatever order its bytes are: it is no pointer, and no difference of two. */
static int encoded(void)
{
	uintptr_t *p[50];

	for (int i = 0; i < 50; i++)
		p[i] = take(64);
	for (int i = 0; i < 50; i++)
		free(p[i]);
	for (int i = 1; i < 50; i++) {
		uintptr_t word = *(uintptr_t *)again(p[i]), words[] = { word, __builtin_bswap64(word) };

		for (int j = 0; j < 100; j++) {
			uintptr_t link = words[j % 2], other = (uintptr_t)p[j / 2], own = (uintptr_t)p[i];

			if ((link ^ other) >> 24 == 0 || link == other - own || (link ^ other) == own)
				return 4;
		}
	}
	return 0;
}

#define BROKEN "malloc(): free list broken: it leads to the block in use at P"
const struct mistake written[] = {
	ROW(small, WRITE), ROW(smallest, WRITE), ROW(zeroed, WRITE), ROW(ones, WRITE), ROW(kilobyte, WRITE),
	ROW(medium, WRITE), ROW(medium_most, WRITE), ROW(large, WRITE),
	ROW(arena_small, WRITE), ROW(arena_medium, WRITE), ROW(arena_large, WRITE),
	ROW(second_of_the_list, WRITE), ROW(by_calloc, WRITE), ROW(by_realloc, WRITE), ROW(by_memalign, WRITE),
	ROW(by_another_size, WRITE), ROW(after_it_moved, WRITE), ROW(in_holes, WRITE),
	ROW(before_a_sweep, WRITE), ROW(large_joined, "free(): write after free to P"),
	ROW(large_grown_into, "realloc(): write after free to P"), ROW(behind_the_link, "fine"),
	ROW(to_null, WRITE), ROW(to_data, WRITE), ROW(to_stack, WRITE), ROW(to_live, WRITE),
	ROW(to_function, WRITE), ROW(to_itself, WRITE), ROW(to_free, WRITE),
	ROW(bent_to_live, BROKEN), ROW(bent_to_another_size, BROKEN), ROW(bent_to_large, BROKEN),
	ROW(bent_to_itself, BROKEN), ROW(bent_into_a_block, WRITE), ROW(bent_to_odd, WRITE),
	ROW(bent_to_the_top, WRITE), ROW(bent_to_data, WRITE), ROW(bent_to_null, WRITE),
	ROW(bent_to_stack, WRITE), ROW(copied, WRITE),
	ROW(first_byte, WRITE), ROW(second_byte, WRITE), ROW(middle_byte, WRITE), ROW(last_byte, WRITE),
	ROW(encoded, "fine, if hardened"),
	END
};
