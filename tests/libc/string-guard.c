/* string-guard.c: string functions against naive ones, where each source and each destination ends
 * exactly at a page that may not be touched, or starts exactly behind one, at all alignments and many
 * lengths. A read or write too far is a crash; a wrong answer is told. Arguments: rounds, seed.
 *
 * Works with any C library; says "ok" and how many calls were compared. */
#define _GNU_SOURCE
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <wchar.h>

enum { PAGE = 4096, ROOM = 4 * PAGE };

static uint64_t state = 88172645463325252u;
static unsigned long calls;
static unsigned char *area[2]; /* ROOM bytes each, between two pages that may not be touched */
static unsigned char model[ROOM];

/* Marsaglia's xorshift. */
static uint64_t chance(uint64_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % n;
}

static unsigned char *guarded(void)
{
	unsigned char *all = mmap(NULL, ROOM + 2 * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (all == MAP_FAILED || mprotect(all + PAGE, ROOM, PROT_READ | PROT_WRITE)) {
		perror("mmap");
		exit(2);
	}
	return all + PAGE;
}

static void wrong(const char *what, size_t n, size_t a, size_t b)
{
	printf("string-guard: %s is wrong: n %zu, at %zu and %zu\n", what, n, a, b);
	exit(1);
}

#define CHECK(name, condition) do { \
	calls++; \
	if (!(condition)) \
		wrong(name, n, (size_t)(a - area[0]), (size_t)(b - area[1])); \
} while (0)

static int sign(int x)
{
	return (x > 0) - (x < 0);
}

static size_t length(void)
{
	switch (chance(8)) {
	case 0: case 1: case 2: return chance(40);
	case 3: case 4: return chance(300);
	case 5: return chance(1200);
	case 6: return chance(5000);
	default: return chance(ROOM - 64);
	}
}

/* n bytes somewhere: most often against the end, sometimes against the start. */
static unsigned char *place(unsigned char *from, size_t n)
{
	size_t slack = ROOM - n;

	switch (chance(4)) {
	case 0: return from + (chance(2) && slack > 64 ? chance(64) : 0);
	case 1: return from + chance(slack + 1);
	default: return from + slack - (chance(3) == 0 && slack > 64 ? chance(64) : 0);
	}
}

static void fill(unsigned char *p, size_t n, int letters)
{
	for (size_t i = 0; i < n; i++)
		p[i] = letters ? (unsigned char)('a' + chance((uint64_t)letters)) : (unsigned char)chance(256);
}

static void moves(void)
{
	size_t n = length(), m = n + chance(200) < ROOM ? n + chance(64) : n;
	unsigned char *a = place(area[0], n), *b = place(area[1], n);

	if (m > ROOM)
		m = ROOM;
	fill(a, n, 0);
	memset(area[1], 0xee, ROOM);
	CHECK("memcpy result", memcpy(b, a, n) == b);
	for (size_t i = 0; i < ROOM; i++)
		if (area[1][i] != (area[1] + i >= b && area[1] + i < b + n ? a[area[1] + i - b] : 0xee))
			wrong("memcpy", n, (size_t)(a - area[0]), (size_t)(b - area[1]));
	b = place(area[1], n);
	memset(area[1], 0x11, ROOM);
	CHECK("memset result", memset(b, 0x1ab, n) == b);
	for (size_t i = 0; i < ROOM; i++)
		if (area[1][i] != (area[1] + i >= b && area[1] + i < b + n ? 0xab : 0x11))
			wrong("memset", n, 0, (size_t)(b - area[1]));
	/* Overlapping, both ways. */
	fill(area[1], ROOM, 0);
	memcpy(model, area[1], ROOM);
	a = place(area[1], n);
	b = chance(2) ? place(area[1], n) : a;
	if (b == a && (size_t)(a - area[1]) + n + 100 < ROOM)
		b += chance(100);
	else if (b == a && a - area[1] > 100)
		b -= chance(100);
	CHECK("memmove result", memmove(b, a, n) == b);
	for (size_t i = 0; i < n; i++)
		if (b[i] != model[a - area[1] + (ptrdiff_t)i])
			wrong("memmove", n, (size_t)(a - area[1]), (size_t)(b - area[1]));
	for (size_t i = 0; i < ROOM; i++)
		if ((area[1] + i < b || area[1] + i >= b + n) && area[1][i] != model[i])
			wrong("memmove beside", n, (size_t)(a - area[1]), (size_t)(b - area[1]));
}

static void searches(void)
{
	size_t n = length(), at, zeros;
	unsigned char *a = place(area[0], n + 1), *b = area[1], *found;
	int c = 'a' + (int)chance(3);

	fill(a, n, chance(2) ? 26 : 3);
	if (chance(2))
		memset(a, 'z', n);
	if (n && chance(2))
		a[chance(n)] = (unsigned char)c;
	a[n] = 0;
	CHECK("strlen", strlen((char *)a) == n);
	at = length();
	CHECK("strnlen", strnlen((char *)a, at) == (at < n ? at : n));
	for (at = 0; at < n && a[at] != c; at++)
		;
	found = at < n ? a + at : NULL;
	CHECK("strchr", strchr((char *)a, c) == (char *)found);
	CHECK("strchr 0", strchr((char *)a, 0) == (char *)a + n);
	CHECK("strchrnul", strchrnul((char *)a, c) == (char *)a + at);
	CHECK("memchr", memchr(a, c, n) == found);
	CHECK("memchr short", !found || at == 0 || !memchr(a, c, chance(at)));
	CHECK("memchr far", memchr(a, 0, (size_t)-1) == a + n);
	CHECK("rawmemchr", rawmemchr(a, 0) == a + n);
	for (at = n; at && a[at - 1] != c; at--)
		;
	CHECK("strrchr", strrchr((char *)a, c) == (at ? (char *)a + at - 1 : NULL));
	CHECK("memrchr", memrchr(a, c, n) == (at ? a + at - 1 : NULL));
	a = place(area[0], n);
	fill(a, n, 3);
	for (at = 0; at < n && a[at] != c; at++)
		;
	CHECK("memchr at the end", memchr(a, c, n) == (at < n ? a + at : NULL));
	zeros = n ? chance(n) : 0;
	if (n) {
		memset(a, 'x', n);
		a[zeros] = 0;
		CHECK("strnlen at the end", strnlen((char *)a, n) == zeros);
	}
}

static void comparisons(void)
{
	size_t n = length() / 2, at = n ? chance(n) : 0, limit;
	unsigned char *a = place(area[0], n + 1), *b = place(area[1], n + 1);
	int expect;

	fill(a, n, 26);
	a[n] = 0;
	memcpy(b, a, n + 1);
	CHECK("strcmp equal", strcmp((char *)a, (char *)b) == 0);
	CHECK("memcmp equal", memcmp(a, b, n + 1) == 0);
	limit = chance(2) ? (size_t)-1 : length();
	CHECK("strncmp equal", strncmp((char *)a, (char *)b, limit) == 0);
	if (n == 0)
		return;
	if (chance(2))
		b[at] = (unsigned char)chance(256);
	if (chance(3) == 0)
		a[chance(n)] = 0; /* ends there for strings, goes on for memory */
	for (limit = 0; limit < n && a[limit] == b[limit]; limit++)
		;
	expect = limit < n ? a[limit] - b[limit] : 0;
	CHECK("memcmp", sign(memcmp(a, b, n)) == sign(expect));
	for (limit = 0; a[limit] && a[limit] == b[limit]; limit++)
		;
	expect = a[limit] - b[limit];
	CHECK("strcmp", sign(strcmp((char *)a, (char *)b)) == sign(expect));
	at = chance(n + 1);
	CHECK("strncmp", sign(strncmp((char *)a, (char *)b, at)) == (limit < at ? sign(expect) : 0));
	CHECK("strcasecmp", sign(strcasecmp((char *)a, (char *)a)) == 0);
	/* n bytes without an end, against the guard. */
	a = place(area[0], n);
	b = place(area[1], n);
	memset(a, 'q', n);
	memset(b, 'q', n);
	CHECK("strncmp at the end", strncmp((char *)a, (char *)b, n) == 0);
	CHECK("memcmp at the end", memcmp(a, b, n) == 0);
}

static void copies(void)
{
	size_t n = length() / 2, room = n + 1 + chance(40);
	unsigned char *a = place(area[0], n + 1), *b = place(area[1], n + 1);

	fill(a, n, 26);
	a[n] = 0;
	CHECK("strcpy", strcpy((char *)b, (char *)a) == (char *)b && !memcmp(a, b, n + 1));
	memset(b, 0, n);
	CHECK("stpcpy", stpcpy((char *)b, (char *)a) == (char *)b + n && !memcmp(a, b, n + 1));
	b = place(area[1], room);
	memset(b, 1, room);
	CHECK("strncpy", strncpy((char *)b, (char *)a, room) == (char *)b && !memcmp(a, b, n + 1)
		&& b[room - 1] == 0);
	room = n ? chance(n) : 0;
	b = place(area[1], room);
	CHECK("stpncpy", stpncpy((char *)b, (char *)a, room) == (char *)b + room && !memcmp(a, b, room));
	b = place(area[1], room + n + 1);
	memset(b, 'y', room);
	b[room] = 0;
	CHECK("strcat", strcat((char *)b, (char *)a) == (char *)b && !memcmp(a, b + room, n + 1));
	b[room] = 0;
	a = place(area[0], n);
	memset(a, 'w', n);
	CHECK("strncat", strncat((char *)b, (char *)a, n) == (char *)b && strlen((char *)b) == room + n);
}

/* Needles of few letters, so that they repeat themselves. */
static void needles(void)
{
	size_t n = chance(8) ? chance(200) : length(), m = chance(3) ? chance(8) : chance(60), at;
	unsigned char *a = place(area[0], n), *b = place(area[1], m), *expect = NULL;
	wchar_t *wa, *wb, *wide;

	fill(a, n, 2);
	fill(b, m, 2);
	if (m <= n && chance(2))
		memcpy(b, a + chance(n - m + 1), m);
	else if (m && chance(2))
		b[chance(m)] = 'c';
	for (at = 0; at + m <= n; at++)
		if (memcmp(a + at, b, m) == 0) {
			expect = a + at;
			break;
		}
	CHECK("memmem", memmem(a, n, b, m) == expect);
	if (n * 4 + 4 >= ROOM || m * 4 + 4 >= ROOM)
		return;
	wa = (wchar_t *)(area[0] + ROOM) - (n + 1);
	wb = (wchar_t *)(area[1] + ROOM) - (m + 1);
	for (size_t i = 0; i < n; i++)
		model[i] = a[i];
	for (size_t i = 0; i < m; i++)
		model[n + 1 + i] = b[i];
	model[n] = model[n + 1 + m] = 0;
	for (size_t i = 0; i <= n; i++)
		wa[i] = model[i];
	for (size_t i = 0; i <= m; i++)
		wb[i] = model[n + 1 + i];
	wide = wcsstr(wa, wb);
	CHECK("wcsstr", expect ? wide == wa + at : !wide);
	a = area[0] + ROOM - (n + 1);
	b = area[1] + ROOM - (m + 1);
	memcpy(a, model, n + 1);
	memcpy(b, model + n + 1, m + 1);
	CHECK("strstr", strstr((char *)a, (char *)b) == (expect ? (char *)a + at : NULL));
	CHECK("strcasestr", strcasestr((char *)a, (char *)b) == (expect ? (char *)a + at : NULL));
}

static void sets(void)
{
	size_t n = chance(300), m = chance(5), spn = 0, cspn = 0;
	unsigned char *a = place(area[0], n + 1), *b = place(area[1], m + 1);

	fill(a, n, 4);
	fill(b, m, 6);
	a[n] = b[m] = 0;
	while (a[spn] && memchr(b, a[spn], m))
		spn++;
	while (a[cspn] && !memchr(b, a[cspn], m))
		cspn++;
	CHECK("strspn", strspn((char *)a, (char *)b) == spn);
	CHECK("strcspn", strcspn((char *)a, (char *)b) == cspn);
	CHECK("strpbrk", strpbrk((char *)a, (char *)b) == (a[cspn] ? (char *)a + cspn : NULL));
}

int main(int argc, char **argv)
{
	long rounds = argc > 1 ? atol(argv[1]) : 20000;

	if (argc > 2)
		state ^= strtoull(argv[2], NULL, 0) * 0x9e3779b97f4a7c15u;
	area[0] = guarded();
	area[1] = guarded();
	while (rounds--) {
		moves();
		searches();
		comparisons();
		copies();
		needles();
		sets();
	}
	printf("ok %lu\n", calls);
	return 0;
}
