/* versions.c: what changed among the areas. Only the neighbourhood of an event can have changed, so
 * the common beginning and end of the old and the new list are found by bisection. */
#include "versions.h"

#include <stdlib.h>
#include <string.h>

void numbers_add(struct numbers *n, uint32_t number)
{
	if (n->count == n->room) {
		n->room = n->room ? n->room * 2 : 2;
		n->at = report_alloc(n->at, n->room * sizeof *n->at);
	}
	n->at[n->count++] = number;
}

void numbers_free(struct numbers *n)
{
	free(n->at);
	*n = (struct numbers){0};
}

static uint32_t version_new(struct versions *v, const struct area *a, const char *region)
{
	uint32_t number = v->unused - 1;

	if (v->unused) {
		v->unused = v->at[number].next;
	} else {
		if (v->count == v->room) {
			v->room = v->room ? v->room * 2 : 64;
			v->at = report_alloc(v->at, v->room * sizeof *v->at);
		}
		number = (uint32_t)v->count++;
	}
	v->at[number] = (struct version){.area = *a, .region = region, .uses = 1, .id = -1};
	return number;
}

void version_drop(struct versions *v, uint32_t number)
{
	if (--v->at[number].uses)
		return;
	v->at[number].next = v->unused;
	v->unused = number + 1;
}

static int same(const struct area *a, const struct area *b)
{
	return a->start == b->start && a->end == b->end && a->offset == b->offset && a->name == b->name
		&& a->prot == b->prot && a->shared == b->shared && a->kind == b->kind
		&& a->role == b->role && a->phdr == b->phdr;
}

/* How many of the old areas end before low. */
static size_t before(const struct versions *v, uint64_t low)
{
	size_t first = 0, last = v->now.count;

	while (first < last) {
		size_t middle = (first + last) / 2;

		if (v->at[v->now.at[middle]].area.end < low)
			first = middle + 1;
		else
			last = middle;
	}
	return first;
}

/* How many of the old areas start behind high. */
static size_t behind(const struct versions *v, uint64_t high)
{
	size_t first = 0, last = v->now.count;

	while (first < last) {
		size_t middle = (first + last) / 2;

		if (v->at[v->now.at[middle]].area.start <= high)
			first = middle + 1;
		else
			last = middle;
	}
	return v->now.count - first;
}

/* Puts `count` numbers in the place of `old` ones at `at`. */
static void replace(struct numbers *n, size_t at, size_t old, const struct numbers *new)
{
	size_t total = n->count - old + new->count;

	if (total > n->room) {
		n->room = total * 2;
		n->at = report_alloc(n->at, n->room * sizeof *n->at);
	}
	if (n->count > at + old)
		memmove(n->at + at + new->count, n->at + at + old, (n->count - at - old) * sizeof *n->at);
	if (new->count)
		memcpy(n->at + at, new->at, new->count * sizeof *n->at);
	n->count = total;
}

void versions_follow(struct versions *v, const struct space *s, uint64_t low, uint64_t high,
	struct numbers *went, struct numbers *came)
{
	size_t head = before(v, low), tail = behind(v, high), i = head, j = head;
	size_t old_end = v->now.count - tail;
	struct numbers middle = {0};

	if (head + tail > s->areas || old_end < head) { /* not what the caller thought: look at all */
		head = tail = i = j = 0;
		old_end = v->now.count;
	}
	while (i < old_end || j < s->areas - tail) {
		const struct area *old = i < old_end ? &v->at[v->now.at[i]].area : NULL;
		const struct area *new = j < s->areas - tail ? &s->area[j] : NULL;

		if (old && new && same(old, new)) {
			numbers_add(&middle, v->now.at[i]);
			i++;
			j++;
		} else if (old && (!new || old->start <= new->start)) {
			numbers_add(went, v->now.at[i++]); /* the use of `now` goes over */
		} else {
			uint32_t number = version_new(v, new, space_region(s, new->start));

			v->at[number].uses = 2;
			numbers_add(came, number);
			numbers_add(&middle, number);
			j++;
		}
	}
	replace(&v->now, head, old_end - head, &middle);
	numbers_free(&middle);
}
