/* backtrack.c: matching with back-references: all ways through the program, longest parts first, and
 * the longest match of all is kept. What is to be tried later, and what is to be undone before, is on
 * a stack of our own. The problem is NP-hard; a limit on the number of steps, and on the stack, makes
 * an error (REG_ESPACE) of what would take for ever. */
#include <stdlib.h>
#include <string.h>
#include <wctype.h>
#include "program.h"

#define STEPS_MAX ((size_t)1 << 27)
#define STACK_MAX ((size_t)1 << 22)

/* To try: state at s. To undo: groups[slot] = s, or looped[slot] = s. */
struct entry {
	enum { TRY, UNDO_GROUP, UNDO_LOOP } what;
	int slot;
	const unsigned char *s;
};

struct search {
	struct program *p;
	const struct subject *t;
	struct entry *stack;
	size_t top, room;
	const unsigned char **groups, **best;   /* starts and ends */
	const unsigned char **looped;           /* where the loop at a state was last gone round */
	const unsigned char *end;               /* of the best match */
	size_t slots;
};

static int push(struct search *x, int what, int slot, const unsigned char *s)
{
	struct entry *stack;

	if (x->top == x->room) {
		size_t room = x->room ? 2 * x->room : 64;

		stack = room > STACK_MAX ? NULL : realloc(x->stack, room * sizeof *stack);
		if (!stack)
			return REG_ESPACE;
		x->stack = stack;
		x->room = room;
	}
	x->stack[x->top++] = (struct entry){ what, slot, s };
	return 0;
}

static int remember(struct search *x, int slot, const unsigned char *s)
{
	int error = push(x, UNDO_GROUP, slot, x->groups[slot]);

	x->groups[slot] = s;
	return error;
}

/* The end of what the group took, found again at s; NULL if it is not there. */
static const unsigned char *again(const struct search *x, uint32_t group, const unsigned char *s)
{
	const unsigned char *g = x->groups[2 * group], *end = x->groups[2 * group + 1];
	symbol a, b;

	if (!g || !end)
		return NULL;
	while (g < end) {
		if (s == x->t->end)
			return NULL;
		g += __regex_next(x->p, g, end, &a);
		s += __regex_next(x->p, s, x->t->end, &b);
		if (a != b && !((x->p->flags & REG_ICASE) && __regex_folds(x->p, a) && __regex_folds(x->p, b)
		 && towlower(a) == towlower(b)))
			return NULL;
	}
	return s;
}

/* Goes on from a state at s as long as there is one way; the others are put on the stack. */
static int walk(struct search *x, int state, const unsigned char *s, size_t *steps)
{
	const struct program *p = x->p;
	int error = 0;
	symbol c;

	while (!error) {
		const struct state *each = &p->forward[state];
		int next = each->next, other = each->other;

		if (++*steps > STEPS_MAX)
			return REG_ESPACE;
		if (state == p->exit) {
			if (!x->end || s > x->end) {
				x->end = s;
				memcpy(x->best, x->groups, x->slots * sizeof *x->best);
			}
			return 0;
		}
		switch (each->operation) {
		case PASS_IF:
			if (!__regex_holds(each->value, __regex_context(p, x->t, s)))
				return 0;
			break;
		case PASS_OPEN:
		case PASS_CLOSE:
			error = remember(x, (int)(2 * each->value + (each->operation == PASS_CLOSE)), s);
			break;
		case PASS_BACKREF:
			s = again(x, each->value, s);
			if (!s)
				return 0;
			break;
		case PASS_LOOP:         /* not a second time round without reading */
			if (x->looped[state] == s) {
				next = other;
				other = NONE;
			} else {
				if (other != NONE)
					error = push(x, TRY, other, s);
				other = NONE;
				error |= push(x, UNDO_LOOP, state, x->looped[state]);
				x->looped[state] = s;
			}
			break;
		case PASS:
			break;
		default:
			if (s == x->t->end)
				return 0;
			s += __regex_next(p, s, x->t->end, &c);
			if (!__regex_accepts(p, each, c))
				return 0;
		}
		if (other != NONE && !error)
			error = push(x, TRY, other, s);
		if (next == NONE)
			return error;
		state = next;
	}
	return error;
}

static int try_all(struct search *x, const unsigned char *s, size_t *steps)
{
	int error = walk(x, x->p->entry, s, steps);

	while (x->top && !error && x->end != x->t->end) {
		struct entry entry = x->stack[--x->top];

		if (entry.what == UNDO_GROUP)
			x->groups[entry.slot] = entry.s;
		else if (entry.what == UNDO_LOOP)
			x->looped[entry.slot] = entry.s;
		else
			error = walk(x, entry.slot, entry.s, steps);
	}
	return error;
}

static void report(const struct search *x, const unsigned char *s, regmatch_t *match)
{
	match[0].rm_so = s - x->t->start;
	match[0].rm_eo = x->end - x->t->start;
	for (int i = 1; i <= x->p->groups; i++)
		if (x->best[2 * i] && x->best[2 * i + 1]) {
			match[i].rm_so = x->best[2 * i] - x->t->start;
			match[i].rm_eo = x->best[2 * i + 1] - x->t->start;
		}
}

int __regex_backtrack(struct program *p, const struct subject *t, const unsigned char *s,
	regmatch_t *match, size_t *steps)
{
	struct search x = { .p = p, .t = t, .slots = 2 * ((size_t)p->groups + 1) };
	int error = REG_ESPACE;

	x.groups = calloc(2 * x.slots + (size_t)p->count, sizeof *x.groups);
	if (x.groups) {
		x.best = x.groups + x.slots;
		x.looped = x.best + x.slots;
		error = try_all(&x, s, steps);
	}
	if (!error && x.end)
		report(&x, s, match);
	free(x.groups);
	free(x.stack);
	return error ? -error : x.end != NULL;
}
