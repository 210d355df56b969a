/* rows.c: see rows.h. From the top of the address space down. What fits is decided by rank: rows of
 * the lowest rank go first, those beside a hole before those that would open a new one. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "addresses.h"

struct build {
	const struct space *space;
	const struct view *view;
	struct row *row;
	size_t rows;
	uint64_t mmap_gap;      /* start of the free range in which mmap() will place things */
};

uint64_t view_lowest(void)
{
	unsigned long long lowest = 65536;
	FILE *file = fopen("/proc/sys/vm/mmap_min_addr", "re");

	if (file) {
		if (fscanf(file, "%llu", &lowest) != 1)
			lowest = 65536;
		fclose(file);
	}
	return lowest;
}

const char *view_word(const struct area *a)
{
	if (area_word(a))
		return area_word(a);
	if (a->kind == AREA_ANON && !a->role)
		return a->shared ? "shared" : "mapping";
	if (a->kind == AREA_ANON)
		return a->prot & PROT_WRITE ? "bss" : "zeros";
	if (a->shared)
		return "shared";
	if (a->prot & PROT_EXEC)
		return a->prot & PROT_WRITE ? "text+data" : "text";
	if (a->prot & PROT_WRITE)
		return "data";
	return a->prot & PROT_READ ? "rodata" : "no access";
}

static const char *base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

static void area_detail(const struct area *a, char *text, size_t bytes)
{
	const char *words = "";

	switch ((enum area_kind)a->kind) {
	case AREA_HEAP: words = "malloc's, up to the break"; break;
	case AREA_STACK: words = "calls push downwards"; break;
	case AREA_VDSO: words = "the kernel's code for fast calls"; break;
	case AREA_VVAR: words = "clock data of the kernel"; break;
	case AREA_LOADER: words = "uload, before it leaves"; break;
	case AREA_SPECIAL: words = a->name ? a->name : ""; break;
	case AREA_ANON: words = a->role ? "zeros, not from the file" : "anonymous"; break;
	case AREA_FILE: words = a->name ? base(a->name) : "a file"; break;
	}
	snprintf(text, bytes, "%s", words);
}

static int meets(uint64_t start, uint64_t end, const struct range *r)
{
	return r->start < end && start < r->end;
}

static int marked(const struct view *v, uint64_t start, uint64_t end)
{
	return meets(start, end, &v->mark[0]) || meets(start, end, &v->mark[1]);
}

static struct row *add(struct build *b, enum row_kind kind, uint64_t start, uint64_t end,
	const char *label, const char *detail)
{
	struct row *row = &b->row[b->rows++];

	*row = (struct row){.kind = (uint8_t)kind, .start = start, .end = end};
	snprintf(row->label, sizeof row->label, "%s", label);
	snprintf(row->detail, sizeof row->detail, "%s", detail);
	return row;
}

/* mmap() searches from the top down: it will live in the widest room above the break. */
static void find_mmap_gap(struct build *b)
{
	const struct space *s = b->space;
	uint64_t widest = 1UL << 30;

	for (size_t i = 0; i + 1 < s->areas && s->area[i + 1].end <= ADDRESS_USER_END; i++) {
		uint64_t start = s->area[i].end, end = s->area[i + 1].start;

		if (start >= s->brk && s->area[i + 1].kind != AREA_STACK && end - start > widest) {
			widest = end - start;
			b->mmap_gap = start;
		}
	}
}

static void name_gap(const struct build *b, struct row *row, const struct area *above)
{
	const struct space *s = b->space;
	const char *label = "free", *detail = "";

	if (s->brk && row->start <= s->brk && s->brk < row->end) {
		label = "free ↑ heap";
		detail = "the heap grows up from the break";
	} else if (above && above->kind == AREA_STACK) {
		label = "free ↓ stack";
		detail = "the stack grows down into this";
	} else if (row->start == b->mmap_gap && row->start) {
		label = "free ↓ mmap";
		detail = "mmap() takes from its top down";
	}
	snprintf(row->label, sizeof row->label, "%s", label);
	snprintf(row->detail, sizeof row->detail, "%s", detail);
}

static void add_gap(struct build *b, uint64_t start, uint64_t end, const struct area *above)
{
	struct row *row;

	if (start >= end)
		return;
	row = add(b, ROW_GAP, start, end, "", "");
	name_gap(b, row, above);
	row->marked = b->view->mark_free && marked(b->view, start, end);
}

static void add_area(struct build *b, const struct area *a)
{
	struct row *row = add(b, ROW_AREA, a->start, a->end, view_word(a), "");

	area_detail(a, row->detail, sizeof row->detail);
	row->area = a;
	row->prot = a->prot;
	row->loader = a->kind == AREA_LOADER;
	row->marked = (uint8_t)marked(b->view, a->start, a->end);
}

static void add_lowest(struct build *b, uint64_t end, const struct area *above)
{
	uint64_t guard = b->view->lowest < end ? b->view->lowest : end;

	add_gap(b, guard, end, above);
	if (guard)
		add(b, ROW_GUARD, 0, guard, "guard page", "NULL points here: every use traps");
}

struct row *view_rows(const struct space *s, const struct view *v, size_t *n)
{
	struct build b = {.space = s, .view = v, .row = calloc(2 * s->areas + 8, sizeof *b.row)};
	const struct area *above = NULL;
	uint64_t top = ADDRESS_USER_END;

	if (!b.row)
		abort();
	find_mmap_gap(&b);
	add(&b, ROW_KERNEL, ADDRESS_KERNEL, 0, "kernel", "closed to programs");
	add(&b, ROW_HOLE, ADDRESS_USER_END, ADDRESS_KERNEL, "no such", ADDRESS_HOLE);
	for (size_t i = s->areas; i-- > 0;) {
		const struct area *a = &s->area[i];

		if (a->start >= ADDRESS_USER_END)
			continue;
		add_gap(&b, a->end, top, above);
		add_area(&b, a);
		above = a;
		top = a->start;
	}
	add_lowest(&b, top, above);
	*n = b.rows;
	return b.row;
}

/* ---- which rows are shown ---- */

#define RANKS 7

static unsigned rank(const struct row *row, size_t n, size_t i)
{
	const struct row *at = &row[i];

	if (at->marked)
		return 6;
	if (i == 0 || i + 1 == n)
		return 5;
	if (row[i - 1].marked || row[i + 1].marked)
		return 3;
	if (at->kind == ROW_GAP)
		return at->detail[0] ? 2 : 0;
	if (!at->area || at->area->kind == AREA_VVAR)
		return 0;
	if (at->area->kind == AREA_STACK || at->area->kind == AREA_HEAP)
		return 4;
	return at->area->role == ROLE_PROGRAM ? 3 : 1;
}

static int can_go(const struct row *row, size_t n, const uint8_t *gone, size_t i, unsigned up_to,
	int beside)
{
	if (gone[i] || rank(row, n, i) > up_to)
		return 0;
	return !beside || (i > 0 && gone[i - 1]) || (i + 1 < n && gone[i + 1]);
}

static void name_more(struct row *more, size_t areas)
{
	if (!areas)
		snprintf(more->detail, sizeof more->detail, "free room");
	else
		snprintf(more->detail, sizeof more->detail, "%zu area%s not shown", areas,
			areas == 1 ? "" : "s");
}

/* What stays is moved together; each run of what goes becomes one row. */
static size_t close_up(struct row *row, size_t n, const uint8_t *gone)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		struct row more = {.kind = ROW_MORE, .end = row[i].end, .label = "more"};
		size_t areas = 0, first = i;

		if (!gone[i] || !(i + 1 < n && gone[i + 1])) { /* one alone takes no more room than a hole */
			row[to++] = row[i];
			continue;
		}
		for (; i < n && gone[i]; i++) {
			more.start = row[i].start;
			areas += row[i].area != NULL;
		}
		more.hidden = i-- - first;
		name_more(&more, areas);
		row[to++] = more;
	}
	return to;
}

size_t view_fit(struct row *row, size_t n, size_t height)
{
	uint8_t *gone = calloc(n ? n : 1, 1);
	size_t left = n;

	if (!gone)
		abort();
	for (unsigned up_to = 0; up_to < RANKS && left > height; up_to++)
		for (int pass = 0; pass < 2 && left > height; pass++)
			for (size_t i = 0; i < n && left > height; i++) {
				size_t holes = (i > 0 && gone[i - 1]) + (size_t)(i + 1 < n && gone[i + 1]);

				if (!can_go(row, n, gone, i, up_to, pass == 0))
					continue;
				gone[i] = 1;
				left -= holes; /* it joins one, or two become one, or it is a new one */
			}
	n = close_up(row, n, gone);
	free(gone);
	return n;
}
