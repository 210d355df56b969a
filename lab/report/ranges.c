/* ranges.c: sets of pages. Sets are merged by walking through both at once; single ranges mostly
 * come in ascending order and are appended. */
#include "ranges.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools.h"

void *report_alloc(void *old, size_t bytes)
{
	void *new = realloc(old, bytes ? bytes : 1);

	if (!new)
		exit(ulab_error(STATUS_USAGE, "report: no memory (%zu bytes)", bytes));
	return new;
}

void ranges_free(struct ranges *r)
{
	free(r->at);
	*r = (struct ranges){0};
}

static void append(struct ranges *r, uint64_t start, uint64_t end)
{
	if (r->count && r->at[r->count - 1].end >= start) {
		if (r->at[r->count - 1].end < end)
			r->at[r->count - 1].end = end;
		return;
	}
	if (r->count == r->room) {
		r->room = r->room ? r->room * 2 : 1;
		r->at = report_alloc(r->at, r->room * sizeof *r->at);
	}
	r->at[r->count++] = (struct range){start, end};
}

void ranges_add_all(struct ranges *a, const struct ranges *b)
{
	struct ranges sum = {0};
	size_t i = 0, j = 0;

	if (!b->count)
		return;
	sum.room = a->count + b->count;
	sum.at = report_alloc(NULL, sum.room * sizeof *sum.at);
	while (i < a->count || j < b->count) {
		const struct range *next = j == b->count
			|| (i < a->count && a->at[i].start <= b->at[j].start) ? &a->at[i++] : &b->at[j++];

		append(&sum, next->start, next->end);
	}
	ranges_free(a);
	*a = sum;
}

void ranges_add(struct ranges *r, uint64_t start, uint64_t end)
{
	struct range one = {start, end};
	const struct ranges other = {&one, 1, 1};

	if (start >= end)
		return;
	if (!r->count || r->at[r->count - 1].start <= start)
		append(r, start, end);
	else
		ranges_add_all(r, &other);
}

void ranges_remove_all(struct ranges *a, const struct ranges *b)
{
	struct ranges rest = {0};
	size_t j = 0;

	if (!a->count || !b->count)
		return;
	for (size_t i = 0; i < a->count; i++) {
		uint64_t start = a->at[i].start, end = a->at[i].end;

		while (j < b->count && b->at[j].end <= start)
			j++;
		for (size_t k = j; k < b->count && b->at[k].start < end; k++) {
			if (b->at[k].start > start)
				append(&rest, start, b->at[k].start);
			start = b->at[k].end;
		}
		if (start < end)
			append(&rest, start, end);
	}
	ranges_free(a);
	*a = rest;
}
