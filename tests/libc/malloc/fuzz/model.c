/* model.c: what the fuzzed allocator must hold: the blocks that the program has, each byte's owner, what is
 * in them; and somebody else's pieces of the break. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "fuzz.h"

#define DENSE   512             /* bytes: all of them are compared; of longer blocks the ends, and
                                 * some bytes between them */
#define APART   ((size_t)16381)

struct slot slots[SLOTS];
uint64_t owned[ALL_BYTES / UNIT / 64];
bool shows;
static unsigned char next_fill;
static struct foreign { unsigned char *p; size_t bytes; } foreign[32];
static unsigned foreigns;

void finding(const char *what, ...)
{
	va_list list;

	va_start(list, what);
	fprintf(stderr, "finding: ");
	vfprintf(stderr, what, list);
	fprintf(stderr, "\n");
	va_end(list);
	abort();
}

void model_reset(void)
{
	memset(slots, 0, sizeof slots);
	foreigns = 0;
	next_fill = 1;
}

/* ---- blocks ---- */

void own(const unsigned char *p, size_t bytes, bool takes)
{
	size_t unit = (size_t)((const char *)p - kernel.base) / UNIT, end = unit + (bytes + UNIT - 1) / UNIT;

	while (unit < end) {
		uint64_t *word = &owned[unit / 64], mask = ~(uint64_t)0 << unit % 64;

		if (end - unit / 64 * 64 < 64)
			mask &= ((uint64_t)1 << end % 64) - 1;
		if ((takes ? *word : ~*word) & mask)
			finding("blocks overlap at %p", (const void *)p);
		*word ^= mask;
		unit = unit / 64 * 64 + 64;
	}
}

static void fill(struct slot *s)
{
	unsigned char *p = s->p;

	s->fill = next_fill++;
	if (s->bytes <= DENSE) {
		kernel_touch(p, s->bytes);
		memset(p, s->fill, s->bytes);
		return;
	}
	for (size_t i = 64; i < s->bytes; i += APART) {
		kernel_touch(p + i, 1);
		p[i] = s->fill;
	}
	kernel_touch(p, 64);
	memset(p, s->fill, 64);
	kernel_touch(p + s->bytes - 64, 64);
	memset(p + s->bytes - 64, s->fill, 64);
}

bool all_are(const unsigned char *p, unsigned char value, size_t bytes)
{
	return !bytes || (p[0] == value && !memcmp(p, p + 1, bytes - 1));
}

void verify(const struct slot *s, const unsigned char *p, size_t bytes)
{
	size_t dense = s->bytes <= DENSE || bytes < 64 ? bytes : 64;
	bool same = all_are(p, s->fill, dense);

	for (size_t i = 64; i < bytes && s->bytes > DENSE; i += APART)
		same &= p[i] == s->fill;
	if (s->bytes > DENSE && bytes == s->bytes)
		same &= all_are(p + bytes - 64, s->fill, 64);
	if (!same)
		finding("block %p, %zu bytes, now at %p, is not as it was", (void *)s->p, s->bytes, (const void *)p);
}

void enter(struct slot *s, void *p, size_t bytes)
{
	s->p = p;
	s->bytes = bytes;
	s->usable = fuzzed_malloc_usable_size(p);
	SHOW("+ %3d %p, %zu bytes, %zu usable\n", (int)(s - slots), p, bytes, s->usable);
	if (s->usable < bytes)
		finding("%zu bytes asked for, %zu usable", bytes, s->usable);
	if (!kernel_has(p, s->usable))
		finding("%p, %zu bytes: no memory", p, s->usable);
	own(p, s->usable, true);
	kernel_claim(p, s->usable);
	fill(s);
}

void leave(struct slot *s)
{
	SHOW("- %3d %p, %zu bytes\n", (int)(s - slots), (void *)s->p, s->bytes);
	own(s->p, s->usable, false);
	s->before = s->p;
	s->p = NULL;
}

void look(void)
{
	size_t bytes = 0;
	struct fuzzed_info m = fuzzed_mallinfo2();

	for (unsigned i = 0; i < SLOTS; i++) {
		if (!slots[i].p)
			continue;
		verify(&slots[i], slots[i].p, slots[i].bytes);
		REQUIRE(fuzzed_malloc_usable_size(slots[i].p) == slots[i].usable);
		bytes += slots[i].usable;
	}
	if (m.uordblks + m.hblkhd != bytes)
		finding("%zu + %zu bytes in %zu mappings in use, not %zu", m.uordblks, m.hblkhd, m.hblks, bytes);
	if (m.arena != m.uordblks + m.fordblks)
		finding("mallinfo2: %zu bytes, %zu used, %zu free", m.arena, m.uordblks, m.fordblks);
	verify_foreign();
}

/* ---- the break ---- */

void verify_foreign(void)
{
	for (unsigned i = 0; i < foreigns; i++)
		for (size_t j = 0; j < foreign[i].bytes; j += j < 64 ? 1 : 97)
			if (foreign[i].p[j] != 0xf0)
				finding("somebody else's %p was overwritten", (void *)foreign[i].p);
}

void move_break(size_t bytes)
{
	struct foreign *last = foreigns ? &foreign[foreigns - 1] : NULL;

	verify_foreign();
	bytes %= 20000;
	if (last && bytes % 3 == 0 && kernel.now == (char *)last->p + last->bytes) {
		REQUIRE(kernel_sbrk(-(ptrdiff_t)last->bytes));
		foreigns--;
		SHOW("sbrk down to %p\n", (void *)kernel.now);
		return;
	}
	if (foreigns == sizeof foreign / sizeof *foreign)
		return;
	last = &foreign[foreigns];
	last->p = (unsigned char *)kernel_sbrk((ptrdiff_t)bytes + 1);
	if (!last->p)
		return;
	last->bytes = bytes + 1;
	foreigns++;
	SHOW("sbrk %p, %zu bytes\n", (void *)last->p, last->bytes);
	kernel_touch(last->p, last->bytes);
	memset(last->p, 0xf0, last->bytes);
}
