#include <stdlib.h>
#include <string.h>
#include "program.h"

/* How much longer than the string the simple way to the leftmost match may take. */
#define PATIENCE 8
#define PATIENCE_LEAST 4096

/* Tries each position up to `limit`, before which some match ends: the automaton is fast, and most
 * positions end it at once. */
static int find(struct program *p, const struct subject *t, const unsigned char *limit, regmatch_t *match)
{
	size_t steps = 0, patience = PATIENCE * (size_t)(t->end - t->from) + PATIENCE_LEAST;
	const unsigned char *end;
	int found;
	symbol c;

	for (const unsigned char *s = t->from; s <= limit; s += __regex_next(p, s, t->end, &c)) {
		s = __regex_skip(p, t, s, limit);
		found = __regex_longest(p, t, s, &end, &steps);
		if (found > 0 && p->backrefs)
			found = __regex_backtrack(p, t, s, match, &steps);
		else if (found > 0)
			match[0] = (regmatch_t){ s - t->start, end - t->start };
		if (found)
			return found;
		if (s == t->end)
			break;
		if (steps > patience && !p->backrefs)
			return __regex_leftmost(p, t, match);
	}
	return 0;
}

static int match_all(struct program *p, const struct subject *t, size_t n, regmatch_t *match)
{
	const unsigned char *end;
	int found = __regex_search(p, t, &end), error;

	if (found <= 0)
		return found ? -found : REG_NOMATCH;
	if (!n && !p->backrefs)
		return 0;
	found = find(p, t, p->backrefs ? t->end : end, match);
	if (found <= 0)
		return found ? -found : REG_NOMATCH;
	if (n < 2 || p->backrefs)
		return 0;
	error = __regex_spans(p, t, t->start + match[0].rm_so, t->start + match[0].rm_eo, match);
	return error;
}

/* The groups are counted by the pattern, the caller's array by the caller. */
static int match_into(struct program *p, const struct subject *t, size_t n, regmatch_t *match)
{
	regmatch_t few[10], *all = few;
	size_t count = (size_t)p->groups + 1;
	int error;

	if (count > countof(few))
		all = malloc(count * sizeof *all);
	if (!all)
		return REG_ESPACE;
	for (size_t i = 0; i < count; i++)
		all[i] = (regmatch_t){ -1, -1 };
	error = match_all(p, t, n, all);
	for (size_t i = 0; i < n && !error; i++)
		match[i] = i < count ? all[i] : (regmatch_t){ -1, -1 };
	if (all != few)
		free(all);
	return error;
}

int regexec(const regex_t *restrict re, const char *restrict s, size_t n, regmatch_t *restrict match, int flags)
{
	struct program *p = re->__program;
	struct subject t = { .start = (const unsigned char *)s, .flags = flags };
	int error;

	if (flags & REG_STARTEND) {
		t.from = t.start + match[0].rm_so;
		t.end = t.start + match[0].rm_eo;
	} else {
		t.from = t.start;
		t.end = t.start + strlen(s);
	}
	if (p->flags & REG_NOSUB)
		n = 0;
	lock_take(&p->lock);
	error = __regex_scratch(p);
	if (!error)
		error = match_into(p, &t, n, match);
	lock_give(&p->lock);
	return error;
}
