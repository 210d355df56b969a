/* small.c: blocks of up to 1,024 bytes. A span holds up to 64 blocks of one class; a bit of its word
 * `free` says that a block was freed, a bit of `carved` that it was ever used. Blocks are carved in
 * order and only when no freed one is left in the whole class, so a span touches its pages one by
 * one, and what is free has been touched: it costs no page fault.
 *
 * A class has these spans, each of them found without a search:
 *   current    serves malloc: the one that malloc or free touched last, so that the next malloc of a
 *              size takes what was just freed
 *   listed     those that may have free blocks; one that turns out to have none is taken off
 *   fresh      the one with blocks never carved
 *   empty      one without a block in use, kept so that a lone block that comes and goes costs
 *              nothing; a second empty span goes back to the free runs */
#include "heap.h"

#define R4(x)  x, x, x, x
#define R2(x)  x, x
const uint8_t __heap_class_of[SMALL_MAX / 16 + 1] = {
	0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
	R2(16), R2(17), R2(18), R2(19), R2(20), R2(21), R2(22), R2(23),
	R4(24), R4(25), R4(26), R4(27), R4(28), R4(29), R4(30), R4(31)
};
const uint16_t __heap_class_bytes[HEAP_CLASSES] = {
	16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256,
	288, 320, 352, 384, 416, 448, 480, 512,
	576, 640, 704, 768, 832, 896, 960, 1024
};

/* ---- the list of a class ---- */

static void list(struct heap_span *s)
{
	uint32_t *head = &__heap.listed[s->size_class], number = span_number(s);

	if (s->flags & HEAP_LISTED)
		return;
	s->next = *head;
	s->previous = 0;
	if (*head)
		span_at(*head)->previous = number;
	*head = number;
	s->flags |= HEAP_LISTED;
}

static void unlist(struct heap_span *s)
{
	if (!(s->flags & HEAP_LISTED))
		return;
	if (s->previous)
		span_at(s->previous)->next = s->next;
	else
		__heap.listed[s->size_class] = s->next;
	if (s->next)
		span_at(s->next)->previous = s->previous;
	s->flags &= (uint8_t)~HEAP_LISTED;
}

/* ---- new blocks ---- */

/* Blocks that fill whole granules, 4, 8 or 16; the more spans a class has, the more blocks the next
 * one has room for. */
static unsigned blocks_wanted(unsigned class, unsigned *least)
{
	size_t block = __heap_class_bytes[class];
	unsigned blocks = block > 512 ? 4 : block > 256 ? 8 : 16;
	unsigned times = __heap.spans_of[class];

	*least = blocks;
	while (times-- && blocks * 2 <= SPAN_BLOCKS && blocks * 2 * block <= SPAN_BYTES)
		blocks *= 2;
	return blocks;
}

static struct heap_span *span_prepare(struct heap_span *s, unsigned class, unsigned blocks, int zero)
{
	size_t block = __heap_class_bytes[class];
	uint32_t number = span_number(s), *entry = map_entry(s->region, s->base);

	s->size_class = (uint8_t)class;
	s->count = (uint8_t)blocks;
	s->block = (uint32_t)block;
	s->reciprocal = (uint32_t)((((uint64_t)1 << 32) + block - 1) / block);
	s->flags = zero ? HEAP_ZERO : 0;
	for (size_t i = 0; i < s->granules; i++)
		entry[i] = number;
	__heap.spans_of[class]++;
	__heap.fresh[class] = number;
	return s;
}

/* A span of the class out of the pool, with as much room as the pool gives; else, if it may, the
 * heap grows. */
static struct heap_span *span_create(unsigned class, size_t bytes, int grow)
{
	unsigned least, blocks = blocks_wanted(class, &least), wanted = blocks;
	size_t block = __heap_class_bytes[class];
	char *high;
	struct heap_span *s;

	if (__tables_reserve(3))
		return NULL;
	for (;;) {
		high = __heap.high;
		s = __run_take(blocks * block >> GRANULE_SHIFT, GRANULE, HEAP_SMALL);
		if (s)
			return span_prepare(s, class, blocks, !s->region && s->base >= high);
		if (blocks > least) {
			blocks /= 2;
		} else {
			blocks = wanted;
			if (!grow || __system_grow(blocks * block >> GRANULE_SHIFT, bytes))
				return NULL;
		}
	}
}

/* Carves the next blocks of the span: a granule's worth, or one. */
static void carve(struct heap_span *s)
{
	unsigned done = s->carved_bytes / s->block, n = (unsigned)GRANULE / s->block;

	if (!n)
		n = 1;
	if (n > s->count - done)
		n = s->count - done;
	for (unsigned i = done; i < done + n; i++) {
		s->free |= (uint64_t)1 << i;
		if (MALLOC_SEALS)
			seal(s->base + (size_t)i * s->block);
	}
	s->carved |= s->free;
	s->carved_bytes += n * s->block;
	if (done + n == s->count)
		__heap.fresh[s->size_class] = 0;
}

/* The span that serves the class, with a free block in it; *zero if the block was just carved. */
static struct heap_span *span_for(unsigned class, size_t bytes, int grow, unsigned *zero)
{
	struct heap_span *s;
	uint32_t number;

	s = span_at(__heap.current[class]);
	if (s->free)
		return s;
	while ((number = __heap.listed[class]) != 0) {
		s = span_at(number);
		if (s->free)
			return s;
		unlist(s);
	}
	s = __heap.fresh[class] ? span_at(__heap.fresh[class]) : span_create(class, bytes, grow);
	if (!s)
		return NULL;
	if (s->flags & HEAP_ZERO)
		*zero = MALLOC_SEALS ? ZERO_BUT_SEAL : ZERO_ALL;
	carve(s);
	list(s);
	return s;
}

void *__small_alloc(size_t bytes, int grow, unsigned *zero)
{
	unsigned class = class_of(bytes);
	struct heap_span *s = span_for(class, bytes, grow, zero);
	char *p;

	if (!s)
		return NULL;
	p = s->base + (size_t)__builtin_ctzll(s->free) * s->block;
	s->free &= s->free - 1;
	if (seal_broken(p))
		__misuse("malloc", "write after free to ", p);
	if (__heap.fast_bytes && !s->region)
		__heap.current[class] = span_number(s);
	return p;
}

/* ---- freed blocks ---- */

void __small_release(struct heap_span *s)
{
	uint32_t number = span_number(s);
	unsigned class = s->size_class;

	unlist(s);
	if (__heap.current[class] == number)
		__heap.current[class] = 0;
	if (__heap.fresh[class] == number)
		__heap.fresh[class] = 0;
	if (__heap.empty[class] == number)
		__heap.empty[class] = 0;
	__heap.spans_of[class]--;
	s->free = s->carved = 0;
	s->carved_bytes = 0;
	s->flags = 0;
	__run_free(s);
}

/* The span became empty. One of its class is kept, the lower one; but not at the top of the heap if
 * that would keep the break from being lowered. */
static void emptied(struct heap_span *s)
{
	uint32_t *kept = &__heap.empty[s->size_class];
	struct heap_span *other = span_at(*kept);

	if (*kept && *kept != span_number(s) && other->free == other->carved) {
		if (other->region < s->region || (other->region == s->region && other->base < s->base)) {
			__small_release(s);
			return;
		}
		__small_release(other);
	}
	*kept = span_number(s);
	__run_top_check();
}

int __small_release_all(void)
{
	int released = 0;

	for (unsigned class = 0; class < HEAP_CLASSES; class++) {
		struct heap_span *s = span_at(__heap.empty[class]);

		if (__heap.empty[class] && s->free == s->carved) {
			__small_release(s);
			released = 1;
		}
	}
	return released;
}

void __small_free(struct heap_span *s, char *p, const char *who)
{
	size_t offset = (size_t)(p - s->base);
	uint64_t product = offset * s->reciprocal, bit = (uint64_t)1 << (product >> 32 & 63);

	if (offset >= s->carved_bytes || (uint32_t)product >= s->reciprocal || s->free & bit)
		__misuse_pointer(who, p);
	if (__heap.knobs.perturb)
		memset(p, (int)__heap.knobs.perturb & 0xff, s->block);
	seal(p);
	if (!s->free)
		list(s);
	s->free |= bit;
	if (__heap.fast_bytes && !s->region)
		__heap.current[s->size_class] = span_number(s);
	if (s->free == s->carved)
		emptied(s);
}
