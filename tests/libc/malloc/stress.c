/* stress.c: usage: stress SEED OPERATIONS [MAX_SIZE_LOG2 [FAIL_AT [FAIL_HOW]]]
 * Random operations on the heap beside a model of what it must hold. Every block's bytes are checked
 * when it is used again or freed; at many moments the tables are decoded (lab/heap) and must account
 * for every byte between the initial break and the current one, and for every block.
 *
 * Linked with an allocator built with -DMALLOC_INJECT, system call number FAIL_AT of the allocator
 * fails: FAIL_HOW 0: that one; 1: all from there on for 200 operations; 2: all brk from there on;
 * 3: every second one. Prints the number of system calls on the last line. */
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "heap_view.h"

extern const struct heap_description __libc_mini_malloc;

#define SLOTS 4096
static struct slot { unsigned char *p; size_t bytes; unsigned char fill; } slots[SLOTS];
static size_t live;
static uint64_t state;
static long calls, fail_at = -1, fail_how, failing, operation, refused, max_log = 18;

int malloc_inject(long number)
{
	long call = calls++;
	int fail;

	if (fail_at < 0)
		return 0;
	fail = fail_how == 0 ? call == fail_at
		: fail_how == 1 ? call >= fail_at && failing++ < 40
		: fail_how == 2 ? call >= fail_at && number == SYS_brk
		: call >= fail_at && call % 2;
	return fail;
}

static uint64_t random64(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

static void die(const char *what)
{
	fprintf(stderr, "stress: operation %ld: %s\n", operation, what);
	_exit(1);
}

static int read_self(void *context, uint64_t address, void *to, size_t bytes)
{
	(void)context;
	memcpy(to, (void *)(uintptr_t)address, bytes);
	return 0;
}

/* Somebody else takes some of the break and keeps it. */
static struct { unsigned char *p; size_t bytes; } foreign[16];
static void move_break(void)
{
	unsigned i = (unsigned)(random64() % 16);
	size_t bytes = 1 + random64() % 10000;

	for (size_t j = 0; j < foreign[i].bytes; j++)
		if (foreign[i].p[j] != 0x5a)
			die("somebody else's bytes were overwritten");
	if (foreign[i].p || (foreign[i].p = sbrk((intptr_t)bytes)) == (void *)-1)
		return;
	foreign[i].bytes = bytes;
	memset(foreign[i].p, 0x5a, bytes);
}

/* The tables are in order; every byte and every block is in them. */
static void account(void)
{
	static struct heap_view view;
	struct heap_totals t;
	const char *why = "";

	if (heap_view_open(&view, read_self, NULL, (uintptr_t)&__libc_mini_malloc, &why)
			|| heap_view_check(&view, &why))
		die(why);
	heap_view_totals(&view, (uintptr_t)sbrk(0), &t);
	if (view.tables.initial_break && t.sum != (uintptr_t)sbrk(0) - (uintptr_t)view.tables.initial_break)
		die("bytes of the heap are not accounted for");
	if (t.blocks_used + t.mappings != live)
		die("blocks are not accounted for");
	heap_view_close(&view);
}

static size_t random_size(void)
{
	unsigned log = (unsigned)(random64() % (uint64_t)(max_log + 1));

	if (random64() % 4)
		log = log > 8 ? log % 8 : log;
	return random64() & (((size_t)1 << log) - 1);
}

/* Every byte of a short block; the ends and some of a long one. */
static void fill(struct slot *s)
{
	s->fill = (unsigned char)random64();
	if (s->bytes <= 4096)
		memset(s->p, s->fill, s->bytes);
	else {
		memset(s->p, s->fill, 64);
		for (size_t i = 64; i < s->bytes; i += 1021)
			s->p[i] = s->fill;
		memset(s->p + s->bytes - 64, s->fill, 64);
	}
}

static void verify(const struct slot *s, size_t bytes)
{
	size_t step = s->bytes <= 4096 ? 1 : 1021;

	for (size_t i = 0; i < bytes && (step == 1 || i < 64); i++)
		if (s->p[i] != s->fill)
			die("a block was overwritten");
	for (size_t i = 64; i < bytes && step > 1; i += step)
		if (s->p[i] != s->fill)
			die("a block was overwritten");
	for (size_t i = s->bytes - 64; step > 1 && bytes == s->bytes && i < bytes; i++)
		if (s->p[i] != s->fill)
			die("the end of a block was overwritten");
}

static void got(struct slot *s, void *p, size_t bytes, size_t alignment)
{
	if (!p) {
		if (fail_at < 0)
			die("NULL without a reason");
		if (errno != ENOMEM)
			die("NULL without ENOMEM");
		refused++;
		return;
	}
	if ((uintptr_t)p % alignment)
		die("not aligned");
	if (malloc_usable_size(p) < bytes)
		die("less than was asked for");
	s->p = p;
	s->bytes = bytes;
	live++;
	fill(s);
}

static void allocate(struct slot *s)
{
	size_t bytes = random_size(), alignment;
	void *p = NULL;

	errno = 0;
	switch (random64() % 8) {
	case 0:
		p = calloc(bytes / 8 + 1, 8);
		bytes = (bytes / 8 + 1) * 8;
		for (size_t i = 0; p && i < bytes; i++)
			if (((char *)p)[i])
				die("calloc's bytes are not zero");
		got(s, p, bytes, 16);
		break;
	case 1:
		alignment = (size_t)16 << random64() % 10;
		got(s, random64() % 2 ? aligned_alloc(alignment, bytes) : memalign(alignment, bytes), bytes, alignment);
		break;
	case 2:
		alignment = (size_t)8 << random64() % 12;
		if (posix_memalign(&p, alignment, bytes)) {
			p = NULL;
			errno = ENOMEM;
		}
		got(s, p, bytes, alignment);
		break;
	default:
		got(s, malloc(bytes), bytes, 16);
	}
}

static void change(struct slot *s)
{
	size_t bytes = random64() % 4 ? random_size() : s->bytes + random64() % 512;
	void *p;

	if (!bytes)
		bytes = 1;
	verify(s, s->bytes);
	errno = 0;
	p = random64() % 2 ? realloc(s->p, bytes) : reallocarray(s->p, 1, bytes);
	if (!p) {
		if (fail_at < 0 || errno != ENOMEM)
			die("realloc: NULL without a reason");
		refused++;
		verify(s, s->bytes);
		return;
	}
	s->p = p;
	verify(s, bytes < s->bytes ? bytes : s->bytes);
	s->bytes = bytes;
	fill(s);
}

static void release(struct slot *s)
{
	verify(s, s->bytes);
	errno = 77;
	free(s->p);
	if (errno != 77)
		die("free changed errno");
	s->p = NULL;
	live--;
}

int main(int argc, char **argv)
{
	long operations = atol(argv[2]), every;
	size_t in_use = 1;

	state = strtoull(argv[1], NULL, 0) * 0x9e3779b97f4a7c15 + 1;
	if (argc > 3)
		max_log = atol(argv[3]);
	if (argc > 4)
		fail_at = atol(argv[4]);
	if (argc > 5)
		fail_how = atol(argv[5]);
	every = operations / 300 + 1;
	for (operation = 0; operation < operations; operation++) {
		struct slot *s;

		if (operation % 20000 == 0) /* the live set breathes */
			in_use = (size_t)1 << random64() % 13;
		s = &slots[random64() % in_use];
		if (!s->p)
			allocate(s);
		else if (random64() % 4 == 0)
			change(s);
		else
			release(s);
		if (random64() % 2000 == 0)
			move_break();
		if (random64() % 50000 == 0)
			malloc_trim(random64() % 100000);
		if (random64() % (uint64_t)every == 0)
			account();
	}
	fail_at = fail_at < 0 ? -1 : 1L << 60; /* from here on the system gives again */
	account();
	for (size_t i = 0; i < SLOTS; i++)
		if (slots[i].p)
			release(&slots[i]);
	account();
	malloc_trim(0);
	account();
	printf("%ld operations, %ld refused, %ld calls\n", operation, refused, calls);
	return 0;
}
