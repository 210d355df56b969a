/* moment.c: one list of moments that never grows beyond a limit. When it is full, neighbours are
 * merged: first what is alike and stands for few events, then what is unlike or stands for more, in
 * rounds in which the allowed size doubles, until half of the room is free. What people look for
 * longest, the load and marks, is merged last. */
#include "moment.h"

#include <stdlib.h>
#include <string.h>

#include "policy.h"

/* ---- merging two ---- */

static void tally(struct moment *m, uint16_t key, uint64_t count)
{
	for (size_t i = 0; i < m->tallies; i++)
		if (m->tally[i].key == key) {
			m->tally[i].count += count;
			return;
		}
	m->tally = report_alloc(m->tally, (m->tallies + 1) * sizeof *m->tally);
	m->tally[m->tallies++] = (struct tally){key, count};
}

/* While it works, `id` of a version says where in a->add it is. */
static void join_numbers(struct versions *v, struct moment *a, struct moment *b)
{
	for (size_t k = 0; b->del.count && k < a->add.count; k++)
		v->at[a->add.at[k]].id = (int32_t)k;
	for (size_t i = 0; i < b->del.count; i++) {
		uint32_t number = b->del.at[i];
		int32_t k = v->at[number].id;

		if (k < 0) {
			numbers_add(&a->del, number);
			continue;
		}
		a->add.at[k] = a->add.at[--a->add.count]; /* came and went within */
		v->at[a->add.at[k]].id = k;
		v->at[number].id = -1;
		version_drop(v, number);
		version_drop(v, number);
	}
	for (size_t k = 0; k < a->add.count; k++)
		v->at[a->add.at[k]].id = -1;
	for (size_t i = 0; i < b->add.count; i++)
		numbers_add(&a->add, b->add.at[i]);
	numbers_free(&b->add);
	numbers_free(&b->del);
}

static void join_pages(struct moment *a, struct moment *b)
{
	ranges_remove_all(&a->touch, &b->drop);
	ranges_add_all(&a->touch, &b->touch);
	ranges_add_all(&a->drop, &b->drop);
	ranges_free(&b->touch);
	ranges_free(&b->drop);
}

/* b, which comes right after a, becomes part of a. */
static void merge(struct versions *v, struct moment *a, struct moment *b)
{
	if (a->count == 1)
		tally(a, a->key, 1);
	if (b->count == 1)
		tally(a, b->key, 1);
	for (size_t i = 0; i < b->tallies; i++)
		tally(a, b->tally[i].key, b->tally[i].count);
	free(b->tally);
	free(a->event);
	free(b->event);
	a->event = NULL;
	if (a->key != b->key)
		a->key = 1;
	if (a->region != b->region)
		a->region = NULL;
	if (b->rank > a->rank)
		a->rank = b->rank;
	a->run |= b->run;
	a->foreign |= b->foreign;
	if (b->bytes) {
		a->low = a->bytes && a->low < b->low ? a->low : b->low;
		a->high = a->high > b->high ? a->high : b->high;
		a->bytes += b->bytes;
	}
	a->last = b->last;
	a->count += b->count;
	a->time = b->time;
	a->start_brk = b->start_brk;
	a->brk = b->brk;
	a->mapped = b->mapped;
	a->resident = b->resident;
	if (b->heap >= 0)
		a->heap = b->heap;
	join_numbers(v, a, b);
	join_pages(a, b);
}

/* ---- which ---- */

static int alike(const struct moment *a, const struct moment *b)
{
	return a->key == b->key && a->region == b->region && a->rank <= RANK_CALL && a->key != 1;
}

/* One pass: neighbours of at most this rank whose sum is at most `size` events. The last ones are
 * not touched once there is nothing more to come. */
static void pass(struct moments *m, struct versions *v, int only_alike, unsigned rank, uint64_t size)
{
	size_t to = 0, end = m->count > m->tail ? m->count - m->tail : 0;

	for (size_t i = 1; i < m->count; i++) {
		struct moment *a = &m->at[to], *b = &m->at[i];

		if (a->count + b->count <= size && a->rank <= rank && b->rank <= rank && a->run == b->run
		    && (!a->alone || rank >= RANK_LOAD) && a->pid == b->pid
		    && (!only_alike || alike(a, b)) && to && i < end) {
			m->merged += (uint64_t)(a->count == 1) + (b->count == 1);
			merge(v, a, b);
		} else if (++to != i) {
			m->at[to] = *b;
		}
	}
	m->count = to + 1;
}

/* Until only `goal` are left, or with moments of up to `largest` events. */
static void thin(struct moments *m, struct versions *v, size_t goal, uint64_t largest)
{
	for (uint64_t size = 2; m->count > goal && size && size <= largest; size *= 2) {
		pass(m, v, 1, RANK_CALL, size);
		if (m->count > goal)
			pass(m, v, 0, RANK_TOUCH, size);
		if (m->count > goal && size >= 128)
			pass(m, v, 0, RANK_CALL, size / 64);
		if (m->count > goal && size >= 1 << 13)
			pass(m, v, 0, RANK_MARK, size >> 12);
		if (m->count > goal && size >= 1 << 17)
			pass(m, v, 0, RANK_LOAD, size >> 16);
		if (size > m->largest)
			m->largest = size;
	}
}

/* What came after the last thinning is as fine as its events: make it as coarse as what was before,
 * or half of the slider would be the last moments of a long run. */
void moments_settle(struct moments *m, struct versions *v)
{
	m->tail = policy.tail;
	thin(m, v, 0, m->largest / 2);
}

static uint8_t rank_of(const struct event *e)
{
	switch (e->kind) {
	case EVENT_FAULT: case EVENT_RESIDENT: case EVENT_HEAP: return RANK_TOUCH;
	case EVENT_ROW: case EVENT_CALL: return RANK_CALL;
	case EVENT_PLAN: case EVENT_STEP: case EVENT_DONE: case EVENT_REFUSAL: return RANK_LOAD;
	default: return RANK_MARK;
	}
}

struct moment *moment_add(struct moments *m, struct versions *v, const struct event *e, uint64_t number)
{
	struct moment *new;

	if (!m->limit)
		m->limit = policy.moments;
	if (m->count >= 2 * m->limit)
		thin(m, v, m->count / 2, UINT64_MAX);
	if (m->count == m->room) {
		m->room = m->room ? m->room * 2 : 256;
		m->at = report_alloc(m->at, m->room * sizeof *m->at);
	}
	new = &m->at[m->count++];
	*new = (struct moment){.heap = -1};
	if (!e)
		return new;
	new->key = (uint16_t)key_of(e);
	new->rank = rank_of(e);
	new->run = e->kind > EVENT_REFUSAL && e->kind != EVENT_DONE;
	new->first = new->last = number;
	new->count = 1;
	new->from = new->time = e->time;
	new->event = report_alloc(NULL, sizeof *new->event);
	*new->event = *e;
	return new;
}

void moment_join_last(struct moments *m, struct versions *v)
{
	struct moment *a = &m->at[m->count - 2], *b = &m->at[m->count - 1], was = *a;

	a->event = NULL;
	a->tally = NULL;
	a->tallies = 0;
	merge(v, a, b);
	free(a->tally);
	a->tally = was.tally;
	a->tallies = was.tallies;
	a->event = was.event;
	a->key = was.key;
	a->rank = was.rank;
	a->run = was.run;
	a->last = was.last;
	a->count = was.count;
	a->region = was.region;
	m->count--;
}

long moment_find(const struct moments *m, uint64_t number)
{
	size_t first = 0, last = m->count;

	while (first < last) { /* the load's moments are all before the run's; rows are not in order */
		size_t middle = (first + last) / 2;

		if (!m->at[middle].run || m->at[middle].first <= number)
			first = middle + 1;
		else
			last = middle;
	}
	return (long)first - 1;
}
