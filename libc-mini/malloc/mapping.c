/* mapping.c: blocks with a mapping of their own. Which there are is kept in a hash table (linear
 * probing, at most half full), away from the blocks. The first table has room for 32; larger ones are
 * mapped. */
#include "heap.h"

#define FIRST_ENTRIES   64
#define RECENT          32
#define ADAPTIVE_MAX    ((size_t)32 << 20)      /* glibc's, too */

static struct heap_mapping first_entries[FIRST_ENTRIES];
static const void *recent[RECENT];      /* unmapped lately: to tell a second free from a wild one */
static unsigned recent_next;

static size_t place(const void *p)
{
	return (size_t)(((uintptr_t)p >> 12) * 0x9e3779b97f4a7c15 >> 20) & (__heap.mappings_capacity - 1);
}

/* The entry of p, or the empty one where it would be. */
static struct heap_mapping *entry_of(const void *p)
{
	size_t at = place(p), mask = __heap.mappings_capacity - 1;

	while (__heap.mappings[at].base && __heap.mappings[at].base != p)
		at = (at + 1) & mask;
	return &__heap.mappings[at];
}

static int reserve(void)
{
	struct heap_mapping *old = __heap.mappings, *table;
	size_t capacity = __heap.mappings_capacity;

	if (!capacity) {
		__heap.mappings = first_entries;
		__heap.mappings_capacity = FIRST_ENTRIES;
		return 0;
	}
	if ((__heap.mappings_count + __heap.mappings_idle + 1) * 2 <= capacity)
		return 0;
	table = host_map(round_up(capacity * 4 * sizeof *table, PAGE));
	if (!table)
		return -1;
	__heap.mappings = table;
	__heap.mappings_capacity = capacity * 4;
	for (size_t i = 0; i < capacity; i++)
		if (old[i].base)
			*entry_of(old[i].base) = old[i];
	if (old != first_entries)
		host_unmap(old, round_up(capacity * sizeof *old, PAGE));
	return 0;
}

/* Takes an entry out; those behind it move up, so that none is separated from its place. */
static void forget(struct heap_mapping *m)
{
	size_t mask = __heap.mappings_capacity - 1, hole = (size_t)(m - __heap.mappings), at = hole;

	recent[recent_next++ % RECENT] = m->base;
	for (;;) {
		struct heap_mapping *each;

		at = (at + 1) & mask;
		each = &__heap.mappings[at];
		if (!each->base)
			break;
		if (((at - place(each->base)) & mask) >= ((at - hole) & mask)) {
			__heap.mappings[hole] = *each;
			hole = at;
		}
	}
	__heap.mappings[hole] = (struct heap_mapping){ 0 };
}

static void count(const struct heap_mapping *m)
{
	__heap.mappings_count++;
	__heap.mappings_bytes += m->length;
	if (__heap.most_mappings < __heap.mappings_count)
		__heap.most_mappings = __heap.mappings_count;
	if (__heap.most_mapped_bytes < __heap.mappings_bytes)
		__heap.most_mapped_bytes = __heap.mappings_bytes;
	__heap.from = HEAP_FROM_MAPPING;
}

int __mapping_wanted(size_t bytes)
{
	return classic_bytes(bytes) >= __heap.knobs.mmap_threshold
		&& __heap.mappings_count < __heap.knobs.mmap_max;
}

/* One that the system would not take back. */
static struct heap_mapping *use_idle(size_t bytes, size_t alignment)
{
	if (!__heap.mappings_idle)
		return NULL;
	for (size_t i = 0; i < __heap.mappings_capacity; i++) {
		struct heap_mapping *m = &__heap.mappings[i];

		if (m->base && m->idle && m->length >= bytes && !((uintptr_t)m->base & (alignment - 1))) {
			m->idle = 0;
			__heap.mappings_idle--;
			return m;
		}
	}
	return NULL;
}

/* Where the block's last page has room for it, 16 bytes before the block belong to its mapping, too:
 * there are programs that look at p[-1]. */
static int map_plain(struct heap_mapping *m, size_t bytes)
{
	size_t all = round_up(bytes + !bytes, PAGE);
	char *p = all > PTRDIFF_MAX ? NULL : host_map(all);

	if (!p)
		return -1;
	m->head = all - bytes >= ALIGNMENT ? ALIGNMENT : 0;
	m->base = p + m->head;
	m->length = all - m->head;
	return 0;
}

/* What is before and behind an aligned block goes back. */
static int map_aligned(struct heap_mapping *m, size_t bytes, size_t alignment)
{
	size_t length = round_up(bytes + !bytes, PAGE), slack = alignment - PAGE, before;
	char *p = length + slack > PTRDIFF_MAX ? NULL : host_map(length + slack);

	if (!p)
		return -1;
	before = -(uintptr_t)p & (alignment - 1);
	slack -= before;
	m->base = p + before;
	m->length = slack && host_unmap(m->base + length, slack) ? length + slack : length;
	m->head = before && host_unmap(p, before) ? before : 0;
	return 0;
}

void *__mapping_new(size_t bytes, size_t alignment, unsigned *zero)
{
	struct heap_mapping *m = use_idle(bytes, alignment), new = { 0 };

	if (!m) {
		if (reserve() || (alignment > ALIGNMENT
				? map_aligned(&new, bytes, alignment < PAGE ? PAGE : alignment) : map_plain(&new, bytes)))
			return NULL;
		m = entry_of(new.base);
		*m = new;
		*zero = ZERO_ALL;
	}
	count(m);
	return m->base;
}

struct heap_mapping *__mapping_of(const void *p)
{
	struct heap_mapping *m;

	if (!__heap.mappings_capacity || !p)
		return NULL;
	m = entry_of(p);
	return m->base && !m->idle ? m : NULL;
}

void __mapping_free(struct heap_mapping *m)
{
	size_t length = m->length;

	__heap.mappings_count--;
	__heap.mappings_bytes -= length;
	__heap.from = HEAP_FROM_MAPPING;
	if (__heap.knobs.adaptive && length > __heap.knobs.mmap_threshold && length <= ADAPTIVE_MAX) {
		__heap.knobs.mmap_threshold = length + PAGE; /* the next of this size comes from the pool */
		__heap.knobs.trim_threshold = 2 * length;
	}
	if (!host_unmap(m->base - m->head, m->length + m->head)) {
		forget(m);
		return;
	}
	host_discard(m->base - m->head % PAGE, m->head % PAGE + length);
	m->idle = 1;
	__heap.mappings_idle++;
}

int __mapping_give_back_idle(void)
{
	int gave = 0;

	for (size_t i = 0; __heap.mappings_idle && i < __heap.mappings_capacity; i++) {
		struct heap_mapping *m = &__heap.mappings[i];

		while (m->base && m->idle && !host_unmap(m->base - m->head, m->length + m->head)) {
			__heap.mappings_idle--;
			forget(m); /* and another one may be here now */
			gave = 1;
		}
	}
	return gave;
}

/* Bytes of the mapping for a block that changes to so many bytes. One that grows a second time will
 * do so again: it gets an eighth more, which costs nothing until it is touched. */
static size_t new_length(const struct heap_mapping *m, size_t bytes)
{
	size_t now = m->head + m->length, length = round_up(m->head + bytes + !bytes, PAGE);

	if (!m->grown)
		return length;
	if (length > now)
		return length + round_up(length / 8, PAGE);
	return length >= now - now / 4 ? now : length;
}

void *__mapping_resize(struct heap_mapping *m, size_t bytes)
{
	size_t length = new_length(m, bytes), least = round_up(m->head + bytes + !bytes, PAGE);
	struct heap_mapping old = *m;
	size_t now = old.head + old.length;
	char *p;

	if (length == now) {
		__heap.from = HEAP_FROM_POOL;
		return old.base;
	}
	if (old.head >= PAGE)
		return NULL;
	p = host_remap(old.base - old.head, now, length);
	if (!p && length > least)
		p = host_remap(old.base - old.head, now, length = least);
	if (!p)
		return NULL;
	p += old.head;
	__heap.mappings_count--;
	__heap.mappings_bytes -= old.length;
	forget(m);
	m = entry_of(p);
	*m = (struct heap_mapping){ .base = p, .length = length - old.head, .head = old.head,
		.grown = length > now };
	count(m);
	return p;
}

int __mapping_freed_before(const void *p)
{
	for (unsigned i = 0; i < RECENT; i++)
		if (p && recent[i] == p)
			return 1;
	if (!__heap.mappings_capacity)
		return 0;
	return entry_of(p)->base == p;
}
