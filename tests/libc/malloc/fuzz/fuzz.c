/* fuzz.c: any bytes as calls of malloc, beside a model of what it must hold (libFuzzer).
 *
 *   input       the environment (1 byte), then operations: one byte says which, a few more with what
 *
 * There are 256 slots for blocks. The model knows of each unit of 16 bytes whether it is a block's, and
 * of each block what is in it. What is looked for:
 *
 *   - blocks that overlap, or lie where there is no memory, or are not aligned, or are too short
 *   - contents that changed; bytes of calloc that are not zero
 *   - NULL though the system refused nothing, or errno not as it should be
 *   - a pointer that is no block's and is taken for one; any end of the process but for such
 *   - at the end: something in use or mapped that nobody has
 *   - (for some inputs) tables that do not agree with each other: heap_view_check() of lab/heap */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fuzz.h"
#include "heap_view.h"

#define SLOTS   256
#define DENSE   512             /* bytes: all of them are compared; of longer blocks the ends, and
                                 * some bytes between them */
#define APART   ((size_t)16381)

struct slot {
	unsigned char *p;       /* NULL: no block */
	size_t bytes, usable;
	unsigned char *before;  /* the block that it had before */
	unsigned char fill;
};
static struct slot slots[SLOTS];
uint64_t owned[ALL_BYTES / UNIT / 64];
static const unsigned char *input, *input_end;
static unsigned char next_fill;
static struct foreign { unsigned char *p; size_t bytes; } foreign[32]; /* somebody else's of the break */
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

#define REQUIRE(condition) ((condition) ? (void)0 : finding("fuzz.c:%d: %s", __LINE__, #condition))

bool shows;

/* ---- the input ---- */

static unsigned byte(void)
{
	return input < input_end ? *input++ : 0;
}

static struct slot *slot(void)
{
	return &slots[byte()];
}

/* Two bytes: all sizes of small blocks, large ones coarsely, the limits. */
static size_t size(void)
{
	unsigned first = byte(), n = (first & 31) << 8 | byte();

	switch (first >> 5) {
	case 0:  return n & 63;
	case 1:  return n & 511;
	case 2:  return n & 2047;
	case 3:  return n;                              /* … 8 KiB */
	case 4:  return 8000 + n * 2;                   /* … 24 KiB */
	case 5:  return n * 16;                         /* … 128 KiB */
	case 6:  return 130800 + (n & 511) + (n >> 9) * 16384;  /* about the threshold … 370 KB */
	default: return n & 1 ? SIZE_MAX - n / 2 : (size_t)PTRDIFF_MAX - 4096 + n / 2;
	}
}

/* ---- the model ---- */

static void own(const unsigned char *p, size_t bytes, bool takes)
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

static bool all_are(const unsigned char *p, unsigned char value, size_t bytes)
{
	return !bytes || (p[0] == value && !memcmp(p, p + 1, bytes - 1));
}

/* The first `bytes` of the block, which is at p now, are as they were filled. */
static void verify(const struct slot *s, const unsigned char *p, size_t bytes)
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

static void enter(struct slot *s, void *p, size_t bytes)
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

static void leave(struct slot *s)
{
	SHOW("- %3d %p, %zu bytes\n", (int)(s - slots), (void *)s->p, s->bytes);
	own(s->p, s->usable, false);
	s->before = s->p;
	s->p = NULL;
}

static void start(void)
{
	kernel.refused = false;
	errno = 0;
}

/* A call's result. NULL is right if the system refused, or too much was asked for. */
static bool accepted(const void *p, size_t bytes, size_t alignment, int error)
{
	if (!p) {
		SHOW("%zu bytes: NULL\n", bytes);
		if (error != ENOMEM)
			finding("NULL, and error %d", error);
		if (!kernel.refused && bytes <= ALL_BYTES && alignment <= ALL_BYTES)
			finding("NULL for %zu bytes, and the system refused nothing", bytes);
		return false;
	}
	if (bytes > PTRDIFF_MAX)
		finding("more than PTRDIFF_MAX");
	if ((uintptr_t)p % alignment)
		finding("%p is not aligned to %zu", p, alignment);
	return true;
}

/* ---- operations ---- */

static void release(struct slot *s)
{
	unsigned char *p = s->p;

	if (!p)
		return;
	verify(s, p, s->bytes);
	if (fuzzed_malloc_usable_size(p) != s->usable)
		finding("%p: another usable size than before", (void *)p);
	leave(s);
	errno = 77;
	fuzzed_free(p);
	if (errno != 77)
		finding("free: errno %d", errno);
}

static void get(struct slot *s, size_t bytes)
{
	void *p;

	release(s);
	start();
	p = fuzzed_malloc(bytes);
	if (accepted(p, bytes, UNIT, errno))
		enter(s, p, bytes);
}

static void zeroed(const unsigned char *p, size_t bytes)
{
	size_t first = bytes < 65536 ? bytes : 65536, last = bytes < 4096 ? bytes : 4096;

	if (!all_are(p, 0, first) || !all_are(p + bytes - last, 0, last))
		finding("calloc's block %p, %zu bytes, is not zero", (const void *)p, bytes);
}

static void get_zeroed(struct slot *s, size_t bytes, size_t each)
{
	void *p;
	size_t all;

	release(s);
	start();
	p = fuzzed_calloc(bytes / each, each);
	all = bytes / each * each;
	if (accepted(p, all, UNIT, errno)) {
		if (kernel_has(p, all))
			zeroed(p, all);
		enter(s, p, all);
	}
}

static void get_aligned(struct slot *s, size_t bytes, unsigned how)
{
	size_t alignment = (size_t)8 << (how & 15), least = alignment < UNIT ? UNIT : alignment;
	void *p = NULL;
	int error;

	release(s);
	start();
	switch (how >> 4 & 3) {
	case 0:  p = fuzzed_aligned_alloc(alignment, bytes); error = errno; break;
	case 1:  p = fuzzed_memalign(alignment - (alignment > 64 ? 7 : 0), bytes); error = errno; break;
	case 2:  error = fuzzed_posix_memalign(&p, alignment, bytes); break;
	default: p = how & 1 ? fuzzed_valloc(bytes) : fuzzed_pvalloc(bytes); error = errno; least = PAGE; break;
	}
	if (accepted(p, bytes, least, error))
		enter(s, p, bytes);
}

static void change(struct slot *s, size_t bytes, bool array)
{
	struct slot old = *s;
	void *p;

	if (!s->p) {
		start();
		p = array ? fuzzed_reallocarray(NULL, bytes, 1) : fuzzed_realloc(NULL, bytes);
		if (accepted(p, bytes, UNIT, errno))
			enter(s, p, bytes);
		return;
	}
	verify(s, s->p, s->bytes);
	leave(s);
	start();
	p = array ? fuzzed_reallocarray(old.p, 1, bytes) : fuzzed_realloc(old.p, bytes);
	if (!bytes) {
		REQUIRE(!p && !errno);
	} else if (accepted(p, bytes, UNIT, errno)) {
		verify(&old, p, bytes < old.bytes ? bytes : old.bytes);
		enter(s, p, bytes);
	} else {
		verify(&old, old.p, old.bytes);
		own(old.p, old.usable, true);
		*s = old;
	}
}

static void burst(unsigned first, unsigned n, size_t bytes)
{
	if (bytes > 16384)
		bytes &= 4095;
	for (unsigned i = 0; i < n; i++)
		get(&slots[(first + i) % SLOTS], bytes);
}

static void burst_free(unsigned first, unsigned n, unsigned step)
{
	for (unsigned i = 0; i < n; i++)
		release(&slots[(first + i * step) % SLOTS]);
}

static void trim(size_t pad)
{
	SHOW("malloc_trim(%zu)\n", pad);
	fuzzed_malloc_trim(pad);
}

static void turn_knob(unsigned knob, unsigned n)
{
	static const int names[] = { -1, -2, -3, -4, -6, -64, -5, 99 };  /* malloc.h */
	static const int values[] = { 0, 1, 128, 4096, 65536, 131072, 1 << 20, -1 };

	SHOW("mallopt(%d, %d)\n", names[knob & 7], values[n & 7]);
	REQUIRE(fuzzed_mallopt(names[knob & 7], values[n & 7]) == 1);
}

static void make_fail(unsigned kinds, unsigned n)
{
	SHOW("fail %#x, %u times\n", kinds, n);
	kernel.fail = kinds;
	kernel.fails = n;
}

static void verify_foreign(void)
{
	for (unsigned i = 0; i < foreigns; i++)
		for (size_t j = 0; j < foreign[i].bytes; j += j < 64 ? 1 : 97)
			if (foreign[i].p[j] != 0xf0)
				finding("somebody else's %p was overwritten", (void *)foreign[i].p);
}

/* Somebody else takes some of the break, or gives the last of it back. */
static void move_break(size_t bytes)
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

/* A pointer that is no block's: the process must end, with a word. */
static void misuse(struct slot *s, unsigned how, size_t n)
{
	static const char *const names[] = { "free", "realloc", "malloc_usable_size", "free" };
	static jmp_buf death;
	char *p = how & 4 ? (char *)s->before : s->p ? (char *)s->p + n % (s->usable + 64) : kernel.base + n % ALL_BYTES;
	char line[40];

	if (how & 8)
		p = (char *)((uintptr_t)p & -(uintptr_t)UNIT);
	if (!p)
		p = (char *)8 + (n & 0xffff);
	for (unsigned i = 0; i < SLOTS; i++)
		if ((char *)slots[i].p == p)
			return;
	snprintf(line, sizeof line, "libc-mini: %s(): ", names[how & 3]);
	SHOW("%s%p\n", line, (void *)p);
	kernel.writes = 0;
	kernel.line_bytes = 0;
	kernel.death = &death;
	if (!setjmp(death)) {
		switch (how & 3) {
		case 1:  fuzzed_realloc(p, n & 0xffff); break;
		case 2:  fuzzed_malloc_usable_size(p); break;
		default: fuzzed_free(p); break;
		}
		finding("%s%p is no block's", line, (void *)p);
	}
	kernel.death = NULL;
	fuzzed_dying = 0;
	if (kernel.writes != 1 || strncmp(kernel.line, line, strlen(line)) || !strchr(kernel.line, '\n')
			|| strchr(kernel.line, '\n')[1])
		finding("%u writes: %s", kernel.writes, kernel.line);
}

static void look(void)
{
	size_t bytes = 0, mapped = 0, mappings = 0;
	struct fuzzed_info m = fuzzed_mallinfo2();

	for (unsigned i = 0; i < SLOTS; i++) {
		if (!slots[i].p)
			continue;
		verify(&slots[i], slots[i].p, slots[i].bytes);
		REQUIRE(fuzzed_malloc_usable_size(slots[i].p) == slots[i].usable);
		bytes += slots[i].usable;
	}
	mapped = m.hblkhd;
	mappings = m.hblks;
	if (m.uordblks + mapped != bytes)
		finding("%zu + %zu bytes in %zu mappings in use, not %zu", m.uordblks, mapped, mappings, bytes);
	if (m.arena != m.uordblks + m.fordblks)
		finding("mallinfo2: %zu bytes, %zu used, %zu free", m.arena, m.uordblks, m.fordblks);
	verify_foreign();
}

static void operation(void)
{
	unsigned first = byte(), how = first >> 4;
	struct slot *s;

	switch (first & 15) {
	case 0: case 1: s = slot(); get(s, size()); break;
	case 2:  s = slot(); get_zeroed(s, size(), (size_t)1 << how % 6); break;
	case 3:  s = slot(); change(s, size(), how & 1); break;
	case 4:  s = slot(); change(s, s->bytes + (how & 8 ? -(size_t)(how & 7) : how) * 16, false); break;
	case 5: case 6: release(slot()); break;
	case 7:  s = slot(); get_aligned(s, size(), byte()); break;
	case 8:  s = slot(); burst((unsigned)(s - slots), how * 3 + 2, size()); break;
	case 9:  s = slot(); burst_free((unsigned)(s - slots), how * 4 + 2, 1 + byte() % 4); break;
	case 10: look(); break;
	case 11: trim(how & 1 ? 0 : size()); break;
	case 12: turn_knob(how, byte()); break;
	case 13: make_fail(byte(), how * how); kernel.move = how & 1; break;
	case 14: move_break(size()); break;
	case 15: s = slot(); misuse(s, how, size()); break;
	}
}

/* ---- the end of a run ---- */

static int read_self(void *context, uint64_t address, void *to, size_t bytes)
{
	(void)context;
	memcpy(to, (void *)(uintptr_t)address, bytes);
	return 0;
}

static void check_tables(void)
{
	static struct heap_view view;
	struct heap_totals t;
	const char *why = "";
	size_t blocks = 0;

	if (heap_view_open(&view, read_self, NULL, (uintptr_t)&__libc_mini_malloc, &why)
			|| heap_view_check(&view, &why))
		finding("heap_view: %s", why);
	heap_view_totals(&view, (uintptr_t)kernel.now, &t);
	heap_view_close(&view);
	for (unsigned i = 0; i < SLOTS; i++)
		blocks += slots[i].p != NULL;
	if (t.blocks_used + t.mappings != blocks)
		finding("heap_view: %zu blocks, not %zu", (size_t)(t.blocks_used + t.mappings), blocks);
}

static const struct heap_tables *tables(void)
{
	return (const void *)((const char *)&__libc_mini_malloc.tables + __libc_mini_malloc.tables);
}

static char *spans(void)
{
	return *(char *const *)((const char *)&__libc_mini_malloc.spans + __libc_mini_malloc.spans);
}

/* Every mapping that is left is a table's or an arena's, or an old table's that would not be unmapped. */
static void check_mappings(void)
{
	const struct heap_tables *t = tables();
	const char *mapped[3] = { (const char *)t->cells, (const char *)t->mappings, spans() };
	size_t bytes[3] = { (t->region[0].capacity + 1) * sizeof(struct heap_cell),
		t->mappings_capacity * sizeof(struct heap_mapping), t->spans_capacity * sizeof(struct heap_span) };
	size_t pages = 0;

	for (unsigned i = 0; i < 3; i++)
		if ((size_t)(mapped[i] - kernel.base) < ALL_BYTES)
			pages += (bytes[i] + PAGE - 1) / PAGE;
	for (unsigned i = 1; i < HEAP_REGIONS; i++)
		pages += t->region[i].length / PAGE;
	if (pages > kernel.mapped_pages || kernel.mapped_pages - pages > kernel.kept_pages)
		finding("%zu pages are mapped, and %zu known", kernel.mapped_pages, pages);
}

static void finish(bool thoroughly)
{
	struct fuzzed_info m;

	if (thoroughly) {
		look();
		check_tables();
		kernel_verify();
	}
	make_fail(0, 0);
	for (unsigned i = 0; i < SLOTS; i++)
		release(&slots[i]);
	verify_foreign();
	fuzzed_malloc_trim(0);
	m = fuzzed_mallinfo2();
	if (m.uordblks || m.hblks || m.hblkhd)
		finding("all was freed, and %zu + %zu bytes are in use", m.uordblks, m.hblkhd);
	check_mappings();
	if (thoroughly) {
		check_tables();
		kernel_verify();
	}
}

/* The allocator's variables. Most of them are the first tables, and most of those were not used. */
static void forget(void)
{
	const struct heap_tables *t = tables();
	struct { char *begin, *end; } unused[2] = {
		{ (char *)t->cells + (t->most_bytes / HEAP_CELL + 2) * sizeof(struct heap_cell),
			(char *)t->cells + (t->region[0].capacity + 1) * sizeof(struct heap_cell) },
		{ spans() + (t->spans_used + 1) * sizeof(struct heap_span),
			spans() + t->spans_capacity * sizeof(struct heap_span) }
	};
	char *from = __start_fuzzed_bss;

	if (unused[0].begin > unused[1].begin) {
		char *begin = unused[0].begin, *end = unused[0].end;

		unused[0].begin = unused[1].begin;
		unused[0].end = unused[1].end;
		unused[1].begin = begin;
		unused[1].end = end;
	}
	for (unsigned i = 0; i < 2; i++) {
		if (unused[i].begin < from || unused[i].end < unused[i].begin || unused[i].end > __stop_fuzzed_bss)
			continue; /* another table by now */
		memset(from, 0, (size_t)(unused[i].begin - from));
		from = unused[i].end;
	}
	memset(from, 0, (size_t)(__stop_fuzzed_bss - from));
}

static void reset(void)
{
	static char *data;
	size_t bytes = (size_t)(__stop_fuzzed_data - __start_fuzzed_data);

	if (!data) {
		kernel_start();
		data = memcpy(malloc(bytes), __start_fuzzed_data, bytes);
	} else {
		forget();
		kernel_reset();
		memcpy(__start_fuzzed_data, data, bytes);
	}
	memset(slots, 0, sizeof slots);
	foreigns = 0;
	next_fill = 1;
}

char **fuzzed_environ;
static char *environments[][3] = {
	{ NULL }, { (char *)"MALLOC_TOP_PAD_=0", NULL }, { (char *)"MALLOC_MMAP_THRESHOLD_=4096", NULL },
	{ (char *)"MALLOC_ADAPTIVE_=1", NULL }, { (char *)"MALLOC_PERTURB_=85", NULL },
	{ (char *)"MALLOC_TRIM_THRESHOLD_=0", (char *)"MALLOC_TOP_PAD_=4096", NULL },
	{ (char *)"MALLOC_MMAP_MAX_=0", NULL }, { (char *)"MALLOC_TRIM_THRESHOLD_=-1", NULL }
};

/* One input in 64, by its bytes: the fuzzer cannot learn to get more of the slow ones. */
static bool chosen(const uint8_t *data, size_t bytes)
{
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < bytes; i++)
		hash = (hash ^ data[i]) * 16777619;
	return hash >> 26 == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	shows = getenv("FUZZ_SHOW") != NULL;
	reset();
	input = data;
	input_end = data + bytes;
	fuzzed_environ = environments[byte() & 7];
	while (input < input_end)
		operation();
	finish(chosen(data, bytes));
	return 0;
}
