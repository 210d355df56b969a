/* heap_check.c: do the tables agree with each other, and with the free blocks? Each rule is one test
 * of heap_view_check(). First the spans, one by one, and what their cells say; then the lists that
 * go through spans and blocks; then the sums. */
#include <string.h>
#include "heap_view.h"

#define LIST_OF(class) ((class) * sizeof(struct heap_class))
#define PAGE 4096u

/* What is counted on the walk over the spans, for a comparison with the tables afterwards. */
struct counts {
	uint64_t spans, free, cells[HEAP_CLASSES];
	uint64_t holes[HEAP_CLASSES], distant[HEAP_CLASSES];    /* spans that must be in these lists */
	uint64_t fresh[HEAP_CLASSES];
	uint64_t listed[HEAP_CLASSES];                          /* blocks */
};

static uint32_t number_of(const struct heap_view *v, const struct heap_span *s)
{
	return s ? (uint32_t)(s - v->spans) : 0;
}

/* A span by its number; of no number: nobody's, which describes nothing. */
static const struct heap_span *numbered(const struct heap_view *v, uint32_t number)
{
	static const struct heap_span nobody;

	return number < v->tables.spans_used ? &v->spans[number] : &nobody;
}

static uint64_t base_of(const struct heap_span *s)
{
	return (uintptr_t)s->base;
}

static int is_free(const struct heap_span *s)
{
	return s && (s->kind == HEAP_FREE || s->kind == HEAP_TOP);
}

static unsigned bits(uint64_t word)
{
	return (unsigned)__builtin_popcountll(word);
}

/* A free block that is in no list, or a free span, begins with a link to nowhere, or to a place that
 * was of the heap at some time. */
static const char *word_fault(const struct heap_view *v, unsigned region, uint64_t block, int nowhere)
{
	uint64_t to;

	if (!v->description.hardened)
		return NULL;
	if (heap_view_link(v, region, block, &to))
		return "a free block cannot be read";
	if (nowhere ? to != 0 : to - (uintptr_t)v->tables.origin >= v->tables.most_bytes + HEAP_CELL)
		return "a free block was written to";
	return NULL;
}

/* ---- spans ---- */

static const char *place_fault(const struct heap_view *v, const struct heap_span *s,
	const struct heap_span *below)
{
	const struct heap_region *r = &v->tables.region[s->region];

	if (s->below != number_of(v, below) || (!below && r->first != number_of(v, s)))
		return "a span does not name the one below it";
	if (!s->above && r->last != number_of(v, s))
		return "the last span of a region is not its last";
	if (is_free(s) && is_free(below))
		return "two free spans side by side";
	if (s->kind == HEAP_UNUSED || s->kind > HEAP_FOREIGN
			|| (s->region && (s->kind == HEAP_TOP || s->kind == HEAP_FOREIGN)))
		return "a span of no kind";
	if ((s->kind == HEAP_TOP) != (v->tables.top == number_of(v, s)))
		return "a top that is not the top";
	if (s->kind == HEAP_TOP && s->above)
		return "the top is not at the end";
	if (!s->region && s->kind != HEAP_TOP && (uintptr_t)s->base + heap_span_bytes(s) > (uintptr_t)v->tables.high)
		return "a span lies where the heap was never used";
	return NULL;
}

/* A free, large or foreign span: only its first cell says something. */
static const char *plain_fault(const struct heap_view *v, const struct heap_span *s)
{
	const struct heap_cell *cell = heap_view_cell(v, s->region, base_of(s));

	if (cell->span != number_of(v, s) || cell->list != LIST_OF(HEAP_CLASSES))
		return "the first cell of a span does not name it";
	if (cell->live != (s->kind == HEAP_LARGE))
		return s->kind == HEAP_LARGE ? "a large block's bit is not set"
			: "a block in use in a span that is free";
	for (uint32_t i = 1; i < s->cells; i++)
		if (cell[i].live)
			return "a block in use inside a span that has none";
	if (s->carved || s->used || (s->flags & HEAP_LISTED))
		return "a span without small blocks has some";
	return s->kind == HEAP_FREE ? word_fault(v, s->region, base_of(s), 1) : NULL;
}

static const char *cells_fault(const struct heap_view *v, const struct heap_span *s, unsigned list,
	uint64_t *live)
{
	const struct heap_cell *cell = heap_view_cell(v, s->region, base_of(s));

	*live = 0;
	for (uint32_t i = 0; i < s->cells; i++) {
		if (cell[i].span != number_of(v, s))
			return "a cell of a small span does not name it";
		if (cell[i].list != LIST_OF(list))
			return "a cell of a small span names another list";
		*live += bits(cell[i].live);
	}
	return NULL;
}

/* A block, which is set in the cell if it is in use, and in no list then. A free one is in a list, or
 * its span will be asked for it. */
static const char *block_fault(const struct heap_view *v, const struct heap_span *s,
	const struct heap_piece *p, int in_list)
{
	if (in_list && p->state != HEAP_FREE_BLOCK)
		return "a block in use is in a list";
	if (!in_list && p->state == HEAP_FREE_BLOCK)
		return word_fault(v, s->region, p->address, s->region != 0);
	return NULL;
}

struct blocks { uint64_t of[HEAP_STATES], listed, set; };

static const char *blocks_fault(const struct heap_view *v, const struct heap_span *s, struct blocks *b)
{
	struct heap_piece p = { 0 };
	const char *why;

	while (heap_view_piece(v, s, &p)) {
		const struct heap_cell *cell = heap_view_cell(v, s->region, p.address);
		uint64_t bit = (uint64_t)1 << p.address / HEAP_UNIT % 64;
		int in_list = !s->region && v->listed[cell - v->cells[0]] & bit;

		b->of[p.state]++;
		if (p.state > HEAP_FREE_BLOCK)
			continue;
		if ((why = block_fault(v, s, &p, in_list)) != NULL)
			return why;
		b->set += (cell->live & bit) != 0;
		b->listed += (uint64_t)in_list;
	}
	return NULL;
}

static const char *small_fault(const struct heap_view *v, const struct heap_span *s, struct counts *n)
{
	uint32_t number = number_of(v, s);
	unsigned class = s->size_class;
	struct blocks b = { 0 };
	int holes = (s->flags & HEAP_LISTED) != 0;
	uint64_t live;
	const char *why;

	if (class >= HEAP_CLASSES || s->skip >= heap_class_bytes(class) || s->skip % HEAP_UNIT)
		return "a span's first block is at a wrong place";
	if (s->region ? s->look >= s->carved : s->look)
		return "free blocks are looked for where none are";
	if (s->skip && s->carved < s->blocks)
		return "a part of a span that was never carved";
	if ((why = cells_fault(v, s, number == v->tables.watched ? HEAP_CLASSES : class, &live)) != NULL
			|| (why = blocks_fault(v, s, &b)) != NULL)
		return why;
	if (b.of[HEAP_USED_BLOCK] + b.of[HEAP_FREE_BLOCK] != s->carved
			|| s->carved + b.of[HEAP_NEVER] != s->blocks || !s->blocks)
		return "the number of a span's blocks is wrong";
	if (b.set != live)
		return "a bit is set where no block begins that was carved";
	if (s->region) {
		n->distant[class] += s->used < s->blocks;
		return s->used != b.of[HEAP_USED_BLOCK] || !s->used || s->flags & HEAP_LISTED
			? "an arena's span counts its blocks wrong" : NULL;
	}
	if (s->used)
		return "a span of the break's region counts its blocks";
	if (b.of[HEAP_NEVER] && v->tables.fresh[class] != number)
		return "blocks that nobody will ever carve";
	if (!holes && b.of[HEAP_FREE_BLOCK] - b.listed > s->carved / HEAP_HOLES_LEAST)
		return "free blocks that nobody will ever find";
	if (holes && b.listed == b.of[HEAP_FREE_BLOCK])
		return "a span is listed for its holes and has none";
	n->listed[class] += b.listed;
	n->holes[class] += (uint64_t)holes;
	n->fresh[class] += b.of[HEAP_NEVER] != 0;
	n->cells[class] += s->cells;
	return NULL;
}

static const char *spans_fault(const struct heap_view *v, struct counts *n)
{
	struct heap_cursor c = { 0 };
	const struct heap_span *s, *below = NULL;
	const char *why;

	while ((s = heap_view_span(v, &c)) != NULL) {
		if (base_of(s) == (uintptr_t)v->tables.region[s->region].base)
			below = NULL;
		why = place_fault(v, s, below);
		if (!why)
			why = s->kind == HEAP_SMALL ? small_fault(v, s, n) : plain_fault(v, s);
		if (why)
			return why;
		n->free += s->kind == HEAP_FREE;
		n->spans++;
		below = s;
		if (c.at == (uintptr_t)v->tables.region[s->region].end && c.next)
			return "a span behind the end of its region";
	}
	return c.region < v->tables.regions ? "a region is not cut into spans without gaps" : NULL;
}

/* ---- lists ---- */

/* A class's list of spans, of arenas or of the break's region. */
static const char *chain_fault(const struct heap_view *v, uint32_t first, unsigned class, int arenas,
	uint64_t wanted)
{
	uint32_t before = 0;
	uint64_t found = 0;

	for (uint32_t each = first; each; before = each, each = numbered(v, each)->next) {
		const struct heap_span *s = numbered(v, each);

		if (s->kind != HEAP_SMALL || s->size_class != class || (s->region != 0) != arenas
				|| (arenas ? s->used >= s->blocks : !(s->flags & HEAP_LISTED))
				|| s->previous != before || ++found > wanted)
			return "a list of a class's spans has a wrong one";
	}
	return found == wanted ? NULL : "a span is not in its class's list";
}

/* Bins are ranges of lengths, one behind the other. */
static const char *bins_fault(const struct heap_view *v, uint64_t wanted)
{
	uint32_t longest = 0;
	uint64_t found = 0;

	for (unsigned bin = 0; bin < HEAP_BINS; bin++) {
		uint32_t first = v->tables.bin[bin], before = 0, least = longest;

		if (!first != !(v->tables.bin_used[bin / 64] >> bin % 64 & 1))
			return "a bin and its bit differ";
		for (uint32_t each = first; each; before = each, each = numbered(v, each)->next) {
			const struct heap_span *s = numbered(v, each);

			if (s->kind != HEAP_FREE || s->previous != before || ++found > wanted)
				return "something in a bin that is not free";
			if (s->cells <= least)
				return "a free span is in a wrong bin";
			if (s->cells > longest)
				longest = s->cells;
		}
	}
	return found == wanted ? NULL : "a free span is in no bin";
}

/* A class's list leads to blocks of the class, as many as were found; that they are free was seen. */
static const char *listed_fault(const struct heap_view *v, unsigned class, uint64_t wanted)
{
	uint64_t found = 0, block = 0;

	for (; (block = heap_view_listed(v, class, block)) != 0; found++) {
		const struct heap_span *s = numbered(v, heap_view_cell(v, 0, block)->span);

		if (s->kind != HEAP_SMALL || s->size_class != class)
			return "a block is in the list of another class";
		if ((block - base_of(s) - s->skip) % heap_class_bytes(class))
			return "a list leads into a block";
	}
	return found == wanted ? NULL : "a list leads to where no block is";
}

static const char *class_fault(const struct heap_view *v, unsigned class, const struct counts *n)
{
	const char *why = listed_fault(v, class, n->listed[class]);

	if (why)
		return why;
	if (!v->tables.fresh[class] != !n->fresh[class] || n->fresh[class] > 1)
		return "the span to be carved has nothing to carve";
	if (v->tables.cells_of[class] != n->cells[class])
		return "the cells of a class are counted wrong";
	why = chain_fault(v, v->tables.holes[class], class, 0, n->holes[class]);
	return why ? why : chain_fault(v, v->tables.distant[class], class, 1, n->distant[class]);
}

static const char *lists_fault(const struct heap_view *v, const struct counts *n)
{
	const struct heap_class *none = &v->tables.classes[HEAP_CLASSES];
	uint64_t small = 0;
	const char *why = NULL;

	for (unsigned class = 0; class < HEAP_CLASSES && !why; class++) {
		why = class_fault(v, class, n);
		small += n->cells[class];
	}
	if (why)
		return why;
	if (none->free || none->room)
		return "a list of what is not small";
	return small != v->tables.small_cells ? "the cells of small spans are counted wrong" : NULL;
}

static const char *unused_fault(const struct heap_view *v, uint64_t spans)
{
	const struct heap_tables *t = &v->tables;
	uint64_t unused = 0;

	for (uint32_t each = t->spans_unused; each; each = numbered(v, each)->next)
		if (each >= t->spans_used || numbered(v, each)->kind != HEAP_UNUSED || ++unused > t->spans_unused_count)
			return "the list of unused spans has a wrong one";
	if (unused != t->spans_unused_count || (t->spans_used && spans + unused + 1 != t->spans_used))
		return "a span was lost";
	return NULL;
}

/* ---- the rest ---- */

static const char *regions_fault(const struct heap_view *v)
{
	const struct heap_tables *t = &v->tables;
	const struct heap_region *r = t->region;
	uint64_t bytes = (uint64_t)(r->end - r->base), fast = t->knobs.perturb || t->trace ? 0 : bytes + HEAP_CELL;
	static const struct heap_region none;
	struct heap_cell nobody;

	for (unsigned i = t->regions; i < HEAP_REGIONS; i++)
		if (memcmp(&r[i], &none, sizeof none))
			return "a region that is not counted";
	if (numbered(v, 0)->kind != HEAP_UNUSED)
		return "span number 0 is somebody's";
	for (unsigned i = 0; i < t->regions; i++)
		if ((uintptr_t)r[i].base % PAGE || (uintptr_t)r[i].end % PAGE || (r[i].base == r[i].end && r[i].first)
				|| (i && r[i].base != r[i].end && (uint64_t)(r[i].end - r[i].base) >= r[i].length))
			return "a region has wrong ends";
	if (!bytes)
		return t->top || t->watched || t->small_cells ? "a heap without a region" : NULL;
	if ((uintptr_t)t->origin != (uintptr_t)r->base - HEAP_CELL
			|| (uintptr_t)t->cells + sizeof *t->cells != (uintptr_t)r->cells)
		return "the origin is not a cell before the heap";
	if (v->read(v->context, (uintptr_t)t->cells, &nobody, sizeof nobody) || nobody.live)
		return "a block in use before the heap";
	if (t->fast_bytes != fast || t->fast_units != fast / HEAP_UNIT)
		return "the fast path has wrong bounds";
	if (t->high < r->base || t->high > r->end || (uintptr_t)t->high % HEAP_CELL
			|| t->most_bytes < bytes || t->initial_break > r->base)
		return "the heap's marks are wrong";
	if (t->watched && (numbered(v, t->watched)->kind != HEAP_SMALL || numbered(v, t->watched)->region))
		return "what is watched is no small span";
	return t->quiet ? "a sweep did not end" : NULL;
}

static const char *mappings_fault(const struct heap_view *v)
{
	const struct heap_tables *t = &v->tables;
	uint64_t bytes = 0, used = 0, idle = 0;

	if (t->mappings_capacity & (t->mappings_capacity - 1))
		return "the table of mappings has a wrong size";
	for (uint64_t i = 0; i < t->mappings_capacity; i++) {
		const struct heap_mapping *m = &v->mappings[i];

		if (!m->base)
			continue;
		if ((uintptr_t)m->base % HEAP_UNIT || ((uintptr_t)m->base - m->head) % PAGE || !m->length
				|| (m->head + m->length) % PAGE || m->idle > 1 || m->grown > 1)
			return "a mapping is no mapping";
		for (unsigned region = 0; region < t->regions; region++) {
			uintptr_t begin = (uintptr_t)m->base - m->head, end = (uintptr_t)m->base + m->length;

			if (begin < (uintptr_t)t->region[region].end && (uintptr_t)t->region[region].base < end)
				return "a mapping lies in the heap";
		}
		idle += m->idle;
		used += !m->idle;
		bytes += m->idle ? 0 : m->length;
	}
	return bytes != t->mappings_bytes || used != t->mappings_count || idle != t->mappings_idle
		? "a mapping was lost" : NULL;
}

int heap_view_check(const struct heap_view *v, const char **why)
{
	struct counts n;

	memset(&n, 0, sizeof n);
	*why = v->lists_fault;
	if (!*why)
		*why = regions_fault(v);
	if (!*why)
		*why = spans_fault(v, &n);
	if (!*why)
		*why = lists_fault(v, &n);
	if (!*why)
		*why = bins_fault(v, n.free);
	if (!*why)
		*why = unused_fault(v, n.spans);
	if (!*why)
		*why = mappings_fault(v);
	return *why ? -1 : 0;
}
