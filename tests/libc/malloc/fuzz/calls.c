/* calls.c: calls of the fuzzed allocator, with all that can be said of their results at once. */
#include <errno.h>
#include <string.h>
#include "fuzz.h"

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

void release(struct slot *s)
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

void get(struct slot *s, size_t bytes)
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

void get_zeroed(struct slot *s, size_t bytes, size_t each)
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

void get_aligned(struct slot *s, size_t bytes, unsigned how)
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

void change(struct slot *s, size_t bytes, bool array)
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

void burst(unsigned first, unsigned n, size_t bytes)
{
	if (bytes > 16384)
		bytes &= 4095;
	for (unsigned i = 0; i < n; i++)
		get(&slots[(first + i) % SLOTS], bytes);
}

void burst_free(unsigned first, unsigned n, unsigned step)
{
	for (unsigned i = 0; i < n; i++)
		release(&slots[(first + i * step) % SLOTS]);
}

void trim(size_t pad)
{
	SHOW("malloc_trim(%zu)\n", pad);
	fuzzed_malloc_trim(pad);
}

void turn_knob(unsigned knob, unsigned n)
{
	static const int names[] = { -1, -2, -3, -4, -6, -64, -5, 99 };  /* malloc.h */
	static const int values[] = { 0, 1, 128, 4096, 65536, 131072, 1 << 20, -1 };

	SHOW("mallopt(%d, %d)\n", names[knob & 7], values[n & 7]);
	REQUIRE(fuzzed_mallopt(names[knob & 7], values[n & 7]) == 1);
}

void make_fail(unsigned kinds, unsigned n)
{
	SHOW("fail %#x, %u times\n", kinds, n);
	kernel.fail = kinds;
	kernel.fails = n;
}

void misuse(struct slot *s, unsigned how, size_t n)
{
	static const char *const names[] = { "free", "realloc", "malloc_usable_size", "free" };
	static jmp_buf death;
	char *p = how & 4 ? (char *)s->before : s->p ? (char *)s->p + n % (s->usable + 64)
		: kernel.base + n % ALL_BYTES;
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
