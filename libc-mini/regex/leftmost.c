/* leftmost.c: the leftmost-longest match in one pass: each state knows the position at which its match
 * began, and of two that meet the earlier is kept. The lists are in the order of these positions. */
#include <stdlib.h>
#include "program.h"

struct pass {
	struct program *p;
	const struct subject *t;
	const unsigned char **began, **then_began;      /* by state */
	const unsigned char *start, *end;               /* of the best match; NULL: none yet */
};

/* What is reached without reading from `state`, of a match that began at `from`. */
static void add(struct pass *pass, struct states *set, const unsigned char **began, int state,
	const unsigned char *from, unsigned context)
{
	int i = set->count;

	__regex_add(pass->p, pass->p->forward, set, state, context, NONE);
	for (; i < set->count; i++)
		began[set->list[i]] = from;
}

static void note(struct pass *pass, const unsigned char *s)
{
	const unsigned char *from;

	if (!states_have(&pass->p->now, pass->p->exit))
		return;
	from = pass->began[pass->p->exit];
	if (!pass->start || from <= pass->start) {
		pass->start = from;
		pass->end = s;
	}
}

static void step(struct pass *pass, symbol c, unsigned context)
{
	struct program *p = pass->p;
	struct states set;
	const unsigned char **began;

	__regex_clear(&p->then);
	for (int i = 0; i < p->now.count; i++) {
		int from = p->now.list[i];
		const struct state *state = &p->forward[from];

		if (pass->start && pass->began[from] > pass->start)
			break;
		if (state->operation < PASS && __regex_accepts(p, state, c))
			add(pass, &p->then, pass->then_began, state->next, pass->began[from], context);
	}
	set = p->now, p->now = p->then, p->then = set;
	began = pass->began, pass->began = pass->then_began, pass->then_began = began;
}

static void search(struct pass *pass)
{
	struct program *p = pass->p;
	const unsigned char *s = pass->t->from;
	symbol c;

	__regex_clear(&p->now);
	for (;;) {
		if (!pass->start)
			add(pass, &p->now, pass->began, p->entry, s, __regex_context(p, pass->t, s));
		note(pass, s);
		if (s == pass->t->end || (pass->start && !p->now.count))
			return;
		s += __regex_next(p, s, pass->t->end, &c);
		step(pass, c, __regex_context(p, pass->t, s));
	}
}

int __regex_leftmost(struct program *p, const struct subject *t, regmatch_t *match)
{
	struct pass pass = { .p = p, .t = t };
	size_t size = (size_t)p->count * sizeof *pass.began;

	pass.began = malloc(size);
	pass.then_began = malloc(size);
	if (!pass.began || !pass.then_began) {
		free(pass.began);
		free(pass.then_began);
		return -REG_ESPACE;
	}
	search(&pass);
	free(pass.began);
	free(pass.then_began);
	if (!pass.start)
		return 0;
	match->rm_so = pass.start - t->start;
	match->rm_eo = pass.end - t->start;
	return 1;
}
