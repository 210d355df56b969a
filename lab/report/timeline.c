/* timeline.c: a plot with a bounded number of points, whatever is still to come: each point stands
 * for the same number of events and keeps their lowest and highest values; when there are too many,
 * neighbours are joined and each point stands for twice as many. */
#include "timeline.h"

#include "policy.h"
#include "ranges.h"

static void join(struct point *a, const struct point *b)
{
	a->number = b->number;
	a->time = b->time;
	for (unsigned i = 0; i < LINES; i++) {
		a->last[i] = b->last[i];
		a->low[i] = a->low[i] < b->low[i] ? a->low[i] : b->low[i];
		a->high[i] = a->high[i] > b->high[i] ? a->high[i] : b->high[i];
	}
}

static void halve(struct timeline *t)
{
	for (size_t i = 0; i < t->count / 2; i++) {
		t->at[i] = t->at[2 * i];
		join(&t->at[i], &t->at[2 * i + 1]);
	}
	t->count /= 2;
	t->each *= 2;
}

void timeline_add(struct timeline *t, uint64_t number, uint64_t time, const uint64_t value[LINES])
{
	struct point p = {.number = number, .time = time};

	for (unsigned i = 0; i < LINES; i++)
		p.last[i] = p.low[i] = p.high[i] = value[i];
	if (!t->at) {
		t->at = report_alloc(NULL, 2 * policy.timeline * sizeof *t->at);
		t->each = 1;
	}
	if (t->count && t->in_last < t->each) {
		join(&t->at[t->count - 1], &p);
		t->in_last++;
		return;
	}
	if (t->count == 2 * policy.timeline)
		halve(t);
	t->at[t->count++] = p;
	t->in_last = 1;
}
