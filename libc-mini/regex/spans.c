/* spans.c: which part of a match each subexpression took. POSIX.1-2017, XBD 9.1: "each subpattern,
 * from left to right, shall match the longest possible string", given that the whole stays as it is.
 * That is done to the letter, from the outside to the inside: a node and the part of the string that
 * it took are given; the mirror image is run from the end and notes where the rest of the node may
 * begin; then each child in turn is run forwards and takes the longest part that leaves such a rest. */
#include <stdlib.h>
#include <string.h>
#include "program.h"

#define ROWS_MAX ((size_t)1 << 29)      /* bits: 64 MiB */

struct spans {
	struct program *p;
	const struct subject *t;
	regmatch_t *match;
	int error;
};

/* Where the rest may begin: a bit for each seam between two children and each position. */
struct rests {
	const unsigned char *from;
	size_t length;
	uint32_t *bits;
};

static int take_span(struct spans *x, int n, int at, const unsigned char *from, const unsigned char *to);

static void swap(struct program *p)
{
	struct states set = p->now;

	p->now = p->then;
	p->then = set;
}

static int rest_begins(const struct rests *rests, size_t row, const unsigned char *s)
{
	size_t bit = row * rests->length + (size_t)(s - rests->from);

	return rests->bits[bit / 32] >> bit % 32 & 1;
}

/* Runs the mirror image from `last` at `to` back to `from`; row i is of the state seams[i]. */
static int find_rests(struct spans *x, struct rests *rests, const int *seams, size_t rows, int last,
	const unsigned char *from, const unsigned char *to)
{
	struct program *p = x->p;
	const unsigned char *s = to;
	symbol c;

	rests->from = from;
	rests->length = (size_t)(to - from) + 1;
	if (rests->length > ROWS_MAX / (rows ? rows : 1))
		return REG_ESPACE;
	rests->bits = calloc(rows * rests->length / 32 + 1, sizeof *rests->bits);
	if (!rests->bits)
		return REG_ESPACE;
	__regex_clear(&p->now);
	__regex_add(p, p->backward, &p->now, last, __regex_context(p, x->t, s), NONE);
	for (;;) {
		for (size_t i = 0; i < rows; i++)
			if (states_have(&p->now, seams[i])) {
				size_t bit = i * rests->length + (size_t)(s - from);

				rests->bits[bit / 32] |= 1U << bit % 32;
			}
		if (s == from || !p->now.count)
			return 0;
		s -= __regex_previous(p, x->t->start, s, &c);
		__regex_clear(&p->then);
		for (int i = 0; i < p->now.count; i++) {
			const struct state *state = &p->backward[p->now.list[i]];

			if (state->operation < PASS && __regex_accepts(p, state, c))
				__regex_add(p, p->backward, &p->then, state->next, __regex_context(p, x->t, s), NONE);
		}
		swap(p);
	}
}

/* The longest part from `from`, up to `to`, that the states first … last take, so that a rest begins
 * behind it (no rests: that ends at `to`). NULL: none. */
static const unsigned char *longest(struct spans *x, int first, int last, const unsigned char *from,
	const unsigned char *to, const struct rests *rests, size_t row)
{
	struct program *p = x->p;
	const unsigned char *s = from, *best = NULL;
	unsigned context = __regex_context(p, x->t, s);
	symbol c;

	__regex_clear(&p->now);
	__regex_add(p, p->forward, &p->now, first, context, last);
	for (;;) {
		if (states_have(&p->now, last) && (rests ? rest_begins(rests, row, s) : s == to))
			best = s;
		if (s == to || !p->now.count)
			return best;
		s += __regex_next(p, s, x->t->end, &c);
		context = __regex_context(p, x->t, s);
		__regex_clear(&p->then);
		for (int i = 0; i < p->now.count; i++) {
			const struct state *state = &p->forward[p->now.list[i]];

			if (p->now.list[i] != last && state->operation < PASS && __regex_accepts(p, state, c))
				__regex_add(p, p->forward, &p->then, state->next, context, last);
		}
		swap(p);
	}
}

static int is_one_symbol(const struct node *node)
{
	return node->kind == SYMBOL || node->kind == ANY || node->kind == SET;
}

/* The children up to the last that has groups; behind each but the very last is a seam, unless it is
 * clear where it ends. */
static int sequence_seams(struct program *p, const struct node *node, int at, int *seams)
{
	int rows = 0, wanted = 0;

	for (int c = node->child; c != NONE; c = p->nodes[c].next) {
		at += p->nodes[c].size;
		if (p->nodes[c].next != NONE && !is_one_symbol(&p->nodes[c]))
			seams[rows++] = at;
		if (p->nodes[c].groups)
			wanted = rows;
	}
	return wanted;
}

static int take_sequence(struct spans *x, int n, int at, const unsigned char *from, const unsigned char *to)
{
	struct program *p = x->p;
	const struct node *node = &p->nodes[n];
	int count = 0, *seams, rows, row = 0, error, wanted = 0, i = 0;
	struct rests rests = { .bits = NULL };
	const unsigned char *end;
	symbol c;

	for (int child = node->child; child != NONE; child = p->nodes[child].next) {
		count++;
		if (p->nodes[child].groups)
			wanted = count;
	}
	seams = malloc((size_t)count * sizeof *seams);
	if (!seams)
		return REG_ESPACE;
	rows = sequence_seams(p, node, at, seams);
	error = find_rests(x, &rests, seams, (size_t)rows, at + node->size - 1, from, to);
	for (int child = node->child; i < wanted && !error; child = p->nodes[child].next, i++) {
		const struct node *each = &p->nodes[child];

		if (i == count - 1)
			end = to;
		else if (is_one_symbol(each))
			end = from < to ? from + __regex_next(p, from, x->t->end, &c) : NULL;
		else
			end = longest(x, at, at + each->size - 1, from, to, &rests, (size_t)row++);
		if (!end)
			break;
		if (each->groups)
			error = take_span(x, child, at, from, end);
		at += each->size;
		from = end;
	}
	free(rests.bits);
	free(seams);
	return error;
}

static int take_choice(struct spans *x, int n, int at, const unsigned char *from, const unsigned char *to)
{
	struct program *p = x->p;
	int count = 0;

	for (int c = p->nodes[n].child; c != NONE; c = p->nodes[c].next)
		count++;
	at += count;
	for (int c = p->nodes[n].child; c != NONE; c = p->nodes[c].next) {
		int last = at + p->nodes[c].size - 1;

		if (longest(x, at, last, from, to, NULL, 0))
			return p->nodes[c].groups ? take_span(x, c, at, from, to) : 0;
		at = last + 1;
	}
	return 0;
}

/* Only the last time counts, but where that begins is known only after the others. A time that takes
 * nothing counts if it must be, or if it is the only one. */
static int take_repeat(struct spans *x, int n, int at, const unsigned char *from, const unsigned char *to)
{
	struct program *p = x->p;
	const struct node *node = &p->nodes[n];
	int size = p->nodes[node->child].size, copies = node->copies, copy, last_copy = NONE, error;
	int *seams = malloc(((size_t)copies + 1) * sizeof *seams);
	const unsigned char *last_from = from, *last_to = to, *end;
	struct rests rests = { .bits = NULL };

	if (!seams)
		return REG_ESPACE;
	for (int i = 0; i < copies; i++)
		seams[i] = at + (i + 1) * (size + 1);
	error = find_rests(x, &rests, seams, (size_t)copies, at + node->size - 1, from, to);
	for (int time = 0; !error && copies; time++) {
		if (time >= copies && node->max != UNLIMITED)
			break;
		if (from == to && time && time >= node->min)
			break;
		copy = time < copies ? time : copies - 1;
		end = longest(x, at + copy * (size + 1) + 1, at + copy * (size + 1) + size, from, to,
			&rests, (size_t)copy);
		if (!end || (end == from && from < to && time >= node->min))
			break;
		last_copy = copy;
		last_from = from;
		last_to = from = end;
	}
	free(rests.bits);
	free(seams);
	if (error || last_copy == NONE)
		return error;
	return take_span(x, node->child, at + last_copy * (size + 1) + 1, last_from, last_to);
}

/* The node n, whose states begin at `at`, took from … to. */
static int take_span(struct spans *x, int n, int at, const unsigned char *from, const unsigned char *to)
{
	const struct node *node = &x->p->nodes[n];

	switch (node->kind) {
	case GROUP:
		x->match[node->value].rm_so = from - x->t->start;
		x->match[node->value].rm_eo = to - x->t->start;
		return x->p->nodes[node->child].groups ? take_span(x, node->child, at + 1, from, to) : 0;
	case SEQUENCE:
		return take_sequence(x, n, at, from, to);
	case CHOICE:
		return take_choice(x, n, at, from, to);
	case REPEAT:
		return take_repeat(x, n, at, from, to);
	default:
		return 0;
	}
}

int __regex_spans(struct program *p, const struct subject *t, const unsigned char *from,
	const unsigned char *to, regmatch_t *match)
{
	struct spans x = { .p = p, .t = t, .match = match };

	return p->nodes[p->root].groups ? take_span(&x, p->root, 0, from, to) : 0;
}
