/* scarce.c: usage: scarce SEED data|address|behind|moved|lowered: random operations on the heap beside
 * a model of what it must hold, while memory becomes scarce and plentiful again:
 *
 *   data, address    RLIMIT_DATA or RLIMIT_AS goes down step by step, below what is in use, and up again
 *   behind           a mapping lies right behind the break for a while
 *   moved            somebody else takes pieces of the break, and gives some of them back
 *   lowered          somebody lowers the break into the end of the heap, which is free, before the
 *                    heap asks for more
 *
 * In a scarce time a call may refuse, with NULL and ENOMEM; at no other time. Nothing is ever lost.
 * Prints how often it was refused. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define SLOTS   600
#define ROUNDS  3
#define STEPS   12
#define CALLS   500             /* in each step */
#define ELSEWHERE 77

struct mallinfo2 {
	size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 mallinfo2(void);
int malloc_trim(size_t pad), mallopt(int name, int value);

static struct slot { unsigned char *p; size_t bytes; unsigned char fill; } slots[SLOTS];
static uint64_t state;
static long refused, calls;
static int scarce;

static void die(const char *what)
{
	fprintf(stderr, "scarce: call %ld%s: %s\n", calls, scarce ? ", scarce" : "", what);
	_exit(1);
}

static uint64_t random64(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

/* Mostly small, a few of each larger kind. */
static size_t random_size(void)
{
	static const unsigned char logs[16] = { 4, 5, 6, 6, 7, 7, 8, 9, 10, 10, 11, 12, 13, 14, 16, 18 };

	return random64() & (((size_t)1 << logs[random64() % 16]) - 1);
}

/* ---- the model ---- */

static void fill(struct slot *s)
{
	s->fill = (unsigned char)random64();
	memset(s->p, s->fill, s->bytes);
}

static void verify(const struct slot *s, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (s->p[i] != s->fill)
			die("a block is not as it was");
}

static int is_refused(const void *p)
{
	if (p)
		return 0;
	if (!scarce)
		die("NULL without a reason");
	if (errno != ENOMEM)
		die("NULL without ENOMEM");
	refused++;
	return 1;
}

static void allocate(struct slot *s)
{
	size_t bytes = random_size(), alignment = random64() % 8 ? 16 : (size_t)32 << random64() % 10;
	int zero = random64() % 4 == 0;

	errno = 0;
	s->p = alignment > 16 ? aligned_alloc(alignment, bytes) : zero ? calloc(1, bytes) : malloc(bytes);
	if (is_refused(s->p))
		return;
	if ((uintptr_t)s->p % alignment)
		die("not aligned");
	for (size_t i = 0; alignment == 16 && zero && i < bytes; i++)
		if (s->p[i])
			die("calloc's bytes are not zero");
	s->bytes = bytes;
	fill(s);
}

static void change(struct slot *s)
{
	size_t bytes = random_size() | 1;
	void *p;

	errno = 0;
	p = realloc(s->p, bytes);
	if (is_refused(p)) {
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
}

static void work(void)
{
	for (int i = 0; i < CALLS; i++, calls++) {
		struct slot *s = &slots[random64() % SLOTS];

		if (!s->p)
			allocate(s);
		else if (random64() % 3 == 0)
			change(s);
		else
			release(s);
	}
}

static void verify_all(void)
{
	for (int i = 0; i < SLOTS; i++)
		if (slots[i].p)
			verify(&slots[i], slots[i].bytes);
}

/* ---- limits ---- */

static size_t in_use(int resource)
{
	unsigned long pages[6] = { 0 };
	FILE *file = fopen("/proc/self/statm", "r");

	if (!file || fscanf(file, "%lu %lu %lu %lu %lu %lu", &pages[0], &pages[1], &pages[2], &pages[3],
			&pages[4], &pages[5]) != 6)
		die("/proc/self/statm");
	fclose(file);
	return pages[resource == RLIMIT_AS ? 0 : 5] * 4096; /* all, or data and stack */
}

/* The steps go from what is in use, and some more, down to a quarter of it. */
static void limits(int resource)
{
	struct rlimit before, limit;

	if (getrlimit(resource, &before))
		die("getrlimit");
	limit = before;
	for (int i = 0; i < STEPS; i++) {
		limit.rlim_cur = in_use(resource) * (size_t)(STEPS + 2 - i) / STEPS;
		if (setrlimit(resource, &limit))
			die("setrlimit");
		scarce = 1;
		work();
		if (i % 3 == 2 && setrlimit(resource, &before))
			die("setrlimit");
		scarce = i % 3 != 2;
		work();
		verify_all();
	}
	if (setrlimit(resource, &before))
		die("setrlimit");
	scarce = 0;
}

/* ---- the break ---- */

static void behind(void)
{
	char *end = (char *)(((uintptr_t)sbrk(0) + 4095) & -(uintptr_t)4096);
	char *wall = mmap(end, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE,
		-1, 0);

	if (wall != end)
		die("no mapping behind the break");
	memset(wall, 0x77, 4096);
	work();
	work();
	for (int i = 0; i < 4096; i++)
		if (wall[i] != 0x77)
			die("what lies behind the break is not as it was");
	munmap(wall, 4096);
}

static struct { unsigned char *p; size_t bytes; } foreign[ROUNDS * STEPS];

static void moved(void)
{
	static int next;

	for (int i = 0; i < STEPS; i++) {
		size_t bytes = 1 + random64() % 40000;

		foreign[next].p = sbrk((intptr_t)bytes);
		if (foreign[next].p == (void *)-1)
			exit(ELSEWHERE);
		foreign[next].bytes = bytes;
		memset(foreign[next].p, 0x66, bytes);
		if (random64() % 3 == 0 && sbrk(0) == foreign[next].p + bytes) { /* and back, some of it */
			bytes = bytes / 2;
			if (sbrk(-(intptr_t)(foreign[next].bytes - bytes)) == (void *)-1)
				die("sbrk down");
			foreign[next].bytes = bytes;
		}
		next++;
		work();
	}
	for (int i = 0; i < next; i++)
		for (size_t j = 0; j < foreign[i].bytes; j++)
			if (foreign[i].p[j] != 0x66)
				die("what somebody took of the break is not as it was");
}

/* The heap sees it when it asks for more the next time. */
static void lowered(void)
{
	mallopt(-3, 1 << 30); /* no block has a mapping of its own */
	for (int i = 0; i < STEPS; i++) {
		size_t top = mallinfo2().keepcost, more = mallinfo2().arena;
		char *p;

		if (top > 8192 && sbrk(-(intptr_t)(random64() % (top - 4096))) == (void *)-1)
			exit(ELSEWHERE);
		p = malloc(more);
		if (!p)
			die("NULL without a reason");
		memset(p, 0x55, more);
		work();
		free(p);
	}
}

int main(int argc, char **argv)
{
	static const struct { const char *name; void (*run)(void); int resource; } ways[] = {
		{ "data", NULL, RLIMIT_DATA }, { "address", NULL, RLIMIT_AS }, { "behind", behind, 0 },
		{ "moved", moved, 0 }, { "lowered", lowered, 0 }
	};
	struct mallinfo2 before, after;
	size_t way = 0;

	while (argc > 2 && way < sizeof ways / sizeof *ways && strcmp(argv[2], ways[way].name))
		way++;
	if (argc < 3 || way == sizeof ways / sizeof *ways)
		return 2;
	state = strtoull(argv[1], NULL, 0) * 0x9e3779b97f4a7c15 + 1;
	setvbuf(stderr, NULL, _IONBF, 0);
	in_use(RLIMIT_AS);
	before = mallinfo2();
	for (int i = 0; i < ROUNDS; i++) {
		work();
		if (ways[way].run)
			ways[way].run();
		else
			limits(ways[way].resource);
		work();
		verify_all();
	}
	for (int i = 0; i < SLOTS; i++)
		if (slots[i].p)
			release(&slots[i]);
	malloc_trim(0);
	after = mallinfo2();
	if (after.uordblks != before.uordblks || after.hblks)
		die("all was freed, and something is in use");
	printf("%ld calls, %ld refused\n", calls, refused);
	return !ways[way].run && !refused; /* it was never scarce */
}
