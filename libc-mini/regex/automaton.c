/* automaton.c: a deterministic automaton, made while it runs. One state of it is a set of the
 * program's states, together with what the position shows of the symbol before. A transition is made
 * when it is first taken; whether a match ends at a position is known only with the next symbol (an
 * assertion may look at it), so that is noted with the transition:
 *
 *   set --symbol--> set'        bit 0 of the pointer: `set` accepts before this symbol
 *
 * When the sets have taken MEMORY_MAX bytes, all are given back, and it begins anew. */
#include <stdlib.h>
#include <string.h>
#include "program.h"

#define MEMORY_MAX (1 << 20)
#define BUCKETS 256
#define ACCEPTS 1UL

struct set_state {
	struct set_state *chain;        /* of its bucket */
	uint32_t hash;
	int count;
	unsigned char context;          /* what is seen before the position */
	unsigned char searching;        /* a match may begin at every position */
	int *list;                      /* behind the transitions */
	uintptr_t next[];               /* by class of bytes; then the end; then the end with REG_NOTEOL */
};

struct automaton {
	struct set_state *bucket[BUCKETS];
	size_t memory;
	struct set_state *start[2][8];  /* searching or not, context */
};

enum { END = 0, END_NOTEOL = 1 };
#define NO_SYMBOL 0x40000000U

void __regex_drop_automaton(struct program *p)
{
	struct set_state *each, *next;

	for (int i = 0; p->automaton && i < BUCKETS; i++)
		for (each = p->automaton->bucket[i]; each; each = next) {
			next = each->chain;
			free(each);
		}
	free(p->automaton);
	p->automaton = NULL;
}

static int same(const struct set_state *state, const struct states *set, unsigned context, int searching)
{
	if (state->count != set->count || state->context != context || state->searching != searching)
		return 0;
	for (int i = 0; i < state->count; i++)
		if (!states_have(set, state->list[i]))
			return 0;
	return 1;
}

/* The automaton's state for a set; made if there is none yet. NULL: no memory. *fresh is set if all
 * others were given up for it. */
static struct set_state *intern(struct program *p, const struct states *set, unsigned context,
	int searching, int *fresh)
{
	uint32_t hash = context * 31 + (uint32_t)searching;
	size_t transitions = (size_t)p->class_count + 2;
	size_t size = sizeof(struct set_state) + transitions * sizeof(uintptr_t) + (size_t)set->count * sizeof(int);
	struct set_state *state;

	for (int i = 0; i < set->count; i++)    /* their order does not matter */
		hash += ((uint32_t)set->list[i] + 1) * 2654435761U;
	hash ^= hash >> 15;
	for (state = p->automaton->bucket[hash % BUCKETS]; state; state = state->chain)
		if (state->hash == hash && same(state, set, context, searching))
			return state;
	if (p->automaton->memory + size > MEMORY_MAX && p->automaton->memory) {
		__regex_drop_automaton(p);
		*fresh = 1;
		p->automaton = calloc(1, sizeof *p->automaton);
	}
	state = p->automaton ? calloc(1, size) : NULL;
	if (!state)
		return NULL;
	p->automaton->memory += size;
	state->list = (int *)(state->next + transitions);
	memcpy(state->list, set->list, (size_t)set->count * sizeof(int));
	state->hash = hash;
	state->count = set->count;
	state->context = (unsigned char)context;
	state->searching = (unsigned char)searching;
	state->chain = p->automaton->bucket[hash % BUCKETS];
	p->automaton->bucket[hash % BUCKETS] = state;
	return state;
}

static struct set_state *start_state(struct program *p, unsigned context, int searching)
{
	struct set_state **cached, *state;
	int fresh = 0;

	if (!p->automaton)
		p->automaton = calloc(1, sizeof *p->automaton);
	if (!p->automaton)
		return NULL;
	cached = &p->automaton->start[searching][context];
	if (*cached)
		return *cached;
	__regex_clear(&p->then);
	if (!searching) {
		p->then.mark[p->entry] = p->then.generation;
		p->then.list[p->then.count++] = p->entry;
	}
	state = intern(p, &p->then, context, searching, &fresh);
	if (state)
		p->automaton->start[searching][context] = state;
	return state;
}

/* What can be in `then` after symbol c, from the states in `now`. A back-reference may be anything. */
static void step(struct program *p, symbol c)
{
	__regex_clear(&p->then);
	for (int i = 0; i < p->now.count; i++) {
		int from = p->now.list[i], to = NONE;
		const struct state *state = &p->forward[from];

		if (state->operation == PASS_BACKREF)
			to = from;
		else if (state->operation < PASS && __regex_accepts(p, state, c))
			to = state->next;
		if (to != NONE && !states_have(&p->then, to)) {
			p->then.mark[to] = p->then.generation;
			p->then.list[p->then.count++] = to;
		}
	}
}

/* The transition from a state by a symbol, or at the end; 0 if there is no memory. It is kept in
 * `slot`, which lies in the state, unless that is NULL. */
static uintptr_t transition(struct program *p, struct set_state *state, symbol c, unsigned context,
	uintptr_t *slot)
{
	int searching = state->searching, fresh = 0, accepts;
	uintptr_t result;

	__regex_clear(&p->now);
	for (int i = 0; i < state->count; i++)
		__regex_add(p, p->forward, &p->now, state->list[i], state->context | context, NONE);
	if (searching)
		__regex_add(p, p->forward, &p->now, p->entry, state->context | context, NONE);
	accepts = states_have(&p->now, p->exit);
	__regex_clear(&p->then);
	if (c != NO_SYMBOL)
		step(p, c);
	result = (uintptr_t)intern(p, &p->then, c == NO_SYMBOL ? 0 : __regex_after(p, c), searching, &fresh);
	if (!result)
		return 0;
	if (accepts)
		result |= ACCEPTS;
	if (slot && !fresh)
		*slot = result;
	return result;
}

/* Takes the transition at s. Beyond ASCII, UTF-8 has too many symbols to keep them. */
static uintptr_t follow(struct program *p, const struct subject *t, struct set_state *state,
	const unsigned char *s, int *length)
{
	uintptr_t *slot;
	unsigned context;
	symbol c;

	if (s == t->end) {
		slot = &state->next[p->class_count + (t->flags & REG_NOTEOL ? END_NOTEOL : END)];
		context = AT_TEXT_END | (t->flags & REG_NOTEOL ? 0 : AT_LINE_END);
		return *slot ? *slot : transition(p, state, NO_SYMBOL, context & p->looks_at, slot);
	}
	*length = __regex_next(p, s, t->end, &c);
	slot = *s < 0x80 || !p->utf8 ? &state->next[p->class_of[*s]] : NULL;
	return slot && *slot ? *slot : transition(p, state, c, __regex_before(p, c), slot);
}

static int run(struct program *p, const struct subject *t, struct set_state *state,
	const unsigned char *s, const unsigned char **end, size_t *steps)
{
	int found = 0, searching = state->searching, length;
	unsigned char ascii = p->utf8 ? 0x7f : 0xff;
	const unsigned char *from = s;
	uintptr_t next;

	for (;; s += length) {
		length = 1;
		next = s < t->end && *s <= ascii ? state->next[p->class_of[*s]] : 0;
		if (!next)
			next = follow(p, t, state, s, &length);
		if (!next)
			return -REG_ESPACE;
		if (next & ACCEPTS) {
			found = 1;
			*end = s;
			if (searching)
				break;
		}
		state = (struct set_state *)(next & ~ACCEPTS);
		if (s == t->end || (!searching && !state->count))
			break;
	}
	*steps += (size_t)(s - from) + 1;
	return found;
}

const unsigned char *__regex_skip(struct program *p, const struct subject *t, const unsigned char *s,
	const unsigned char *last)
{
	unsigned char ascii = p->utf8 ? 0x7f : 0xff;
	struct set_state *state = NULL;
	uintptr_t next;

	for (; s < last && *s <= ascii; s++) {
		if (!state || p->looks_at)
			state = start_state(p, __regex_left(p, t, s), 0);
		next = state ? state->next[p->class_of[*s]] : 0;
		if (!next || (next & ACCEPTS) || ((struct set_state *)next)->count)
			break;
	}
	return s;
}

int __regex_search(struct program *p, const struct subject *t, const unsigned char **end)
{
	struct set_state *state = start_state(p, __regex_left(p, t, t->from), 1);
	size_t steps = 0;

	return state ? run(p, t, state, t->from, end, &steps) : -REG_ESPACE;
}

int __regex_longest(struct program *p, const struct subject *t, const unsigned char *s,
	const unsigned char **end, size_t *steps)
{
	struct set_state *state = start_state(p, __regex_left(p, t, s), 0);

	return state ? run(p, t, state, s, end, steps) : -REG_ESPACE;
}
