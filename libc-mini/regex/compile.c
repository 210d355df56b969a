/* compile.c: the tree as states (Thompson, "Regular Expression Search Algorithm", CACM 1968). Each
 * node owns a run of states; it is entered at the first and left at the last:
 *
 *   symbol, set …     step -> .
 *   group             ( -> child -> )
 *   sequence          child -> child -> child
 *   choice            . -> child 0 -> .     each fork tries its child or the next fork
 *                     . -> child 1 -> .
 *   repeat            J0 -> copy 0 -> J1 -> copy 1 -> ... -> JN
 *                     Jt -> Jt+1 where copy t may be missing; where there is no end,
 *                     JN -> copy N-1 and JN -> ., so that the last state leads only out
 *
 * The mirror image has the same states with every arrow turned round: what lies where is the same. */
#include <stdlib.h>
#include <string.h>
#include "program.h"

static void arrow(struct state *states, int from, int to)
{
	if (states[from].next == NONE)
		states[from].next = to;
	else
		states[from].other = to;
}

static void connect(struct program *p, int from, int to)
{
	arrow(p->forward, from, to);
	if (p->backward)
		arrow(p->backward, to, from);
}

/* ---- sizes ---- */

static int measure(struct program *p, int n)
{
	struct node *node = &p->nodes[n];
	long size = 0, children = 0;

	for (int c = node->child; c != NONE; c = p->nodes[c].next) {
		if (measure(p, c))
			return REG_ESPACE;
		size += p->nodes[c].size;
		node->groups |= p->nodes[c].groups;
		children++;
		if (size > STATES_MAX)
			return REG_ESPACE;
	}
	switch (node->kind) {
	case EMPTY:    size = 1; break;
	case SEQUENCE: break;
	case GROUP:    size += 2; node->groups = 1; break;
	case CHOICE:   size += 2 * children; break;
	case REPEAT:
		node->copies = node->max == UNLIMITED ? (node->min ? node->min : 1) : node->max;
		size = size * node->copies + node->copies + 1 + (node->max == UNLIMITED);
		break;
	default:       size = 2; break;
	}
	node->size = (int)size;
	return size > STATES_MAX ? REG_ESPACE : 0;
}

/* ---- states ---- */

static void operation(struct program *p, int state, enum operation what, uint32_t value)
{
	p->forward[state].operation = (unsigned char)what;
	p->forward[state].value = value;
}

static enum operation step_of(const struct program *p, const struct node *node)
{
	switch (node->kind) {
	case ANY:       return STEP_ANY;
	case SET:       return STEP_SET;
	case ASSERTION: return PASS_IF;
	case BACKREF:   return PASS_BACKREF;
	default:
		return (p->flags & REG_ICASE) && __regex_folds(p, node->value)
			&& towlower(node->value) != towupper(node->value) ? STEP_FOLDED : STEP_SYMBOL;
	}
}

static void emit(struct program *p, int n, int at);

static void emit_leaf(struct program *p, const struct node *node, int at)
{
	enum operation what = step_of(p, node);

	operation(p, at, what, what == STEP_FOLDED ? towlower(node->value) : node->value);
	if (p->backward) {
		p->backward[at + 1].operation = p->forward[at].operation;
		p->backward[at + 1].value = p->forward[at].value;
	}
	connect(p, at, at + 1);
}

static void emit_sequence(struct program *p, const struct node *node, int at)
{
	for (int c = node->child; c != NONE; c = p->nodes[c].next) {
		emit(p, c, at);
		at += p->nodes[c].size;
		if (p->nodes[c].next != NONE)
			connect(p, at - 1, at);
	}
}

/* forks, children, joins in the other order: the last state is the first fork's */
static void emit_choice(struct program *p, const struct node *node, int at)
{
	int last = at + node->size - 1, count = 0, base;

	for (int c = node->child; c != NONE; c = p->nodes[c].next)
		count++;
	base = at + count;
	for (int c = node->child, i = 0; c != NONE; c = p->nodes[c].next, i++) {
		emit(p, c, base);
		connect(p, at + i, base);
		connect(p, base + p->nodes[c].size - 1, last - i);
		if (i)
			connect(p, last - i, last - i + 1);
		if (i < count - 1)
			connect(p, at + i, at + i + 1);
		base += p->nodes[c].size;
	}
}

static void emit_repeat(struct program *p, const struct node *node, int at)
{
	int size = p->nodes[node->child].size, joint = at, next;

	for (int i = 0; i < node->copies; i++, joint = next) {
		next = joint + size + 1;
		emit(p, node->child, joint + 1);
		connect(p, joint, joint + 1);
		connect(p, next - 1, next);
		if (i >= node->min)
			connect(p, joint, next);
	}
	if (node->max == UNLIMITED) {
		operation(p, joint, PASS_LOOP, 0);
		connect(p, joint, joint - size);
		connect(p, joint, joint + 1);
	}
}

static void emit(struct program *p, int n, int at)
{
	const struct node *node = &p->nodes[n];
	int last = at + node->size - 1;

	switch (node->kind) {
	case EMPTY:
		break;
	case SEQUENCE:
		emit_sequence(p, node, at);
		break;
	case CHOICE:
		emit_choice(p, node, at);
		break;
	case REPEAT:
		emit_repeat(p, node, at);
		break;
	case GROUP:
		operation(p, at, PASS_OPEN, node->value);
		operation(p, last, PASS_CLOSE, node->value);
		emit(p, node->child, at + 1);
		connect(p, at, at + 1);
		connect(p, last - 1, last);
		break;
	default:
		emit_leaf(p, node, at);
	}
}

static struct state *new_states(int count)
{
	struct state *states = malloc((size_t)count * sizeof *states);

	for (int i = 0; states && i < count; i++)
		states[i] = (struct state){ .operation = PASS, .next = NONE, .other = NONE };
	return states;
}

/* ---- classes of bytes ---- */

/* Cuts each class in two: the bytes that are in `bits` and the others. */
static void split(struct program *p, const uint32_t bits[8])
{
	short twin[256];
	unsigned char old[256];
	int seen[256] = { 0 };          /* of each old class: 1 bytes outside, 2 inside */

	memcpy(old, p->class_of, sizeof old);
	for (int c = 0; c < 256; c++) {
		seen[old[c]] |= 1 + (bits[c / 32] >> c % 32 & 1);
		twin[c] = NONE;
	}
	for (int c = 0; c < 256; c++) {
		if (seen[old[c]] != 3 || !(bits[c / 32] >> c % 32 & 1))
			continue;
		if (twin[old[c]] == NONE)
			twin[old[c]] = (short)p->class_count++;
		p->class_of[c] = (unsigned char)twin[old[c]];
	}
}

static void single(uint32_t bits[8], symbol c)
{
	if (c & STRAY)
		c &= 0xff;
	if (c < 256)
		bits[c / 32] |= 1U << c % 32;
}

static void classify(struct program *p)
{
	uint32_t words[8] = { p->words[0], p->words[1], p->words[2], p->words[3] }, singles[8] = { 0 };
	short members[256] = { 0 };

	p->class_count = 1;
	for (int i = 0; i < p->set_count; i++)
		split(p, p->sets[i].bits);
	if (p->looks_at & AFTER_WORD)
		split(p, words);
	for (int i = 0; i < p->count; i++)
		if (p->forward[i].operation == STEP_SYMBOL || p->forward[i].operation == STEP_FOLDED) {
			single(singles, p->forward[i].value);
			if (p->forward[i].operation == STEP_FOLDED)
				single(singles, towupper(p->forward[i].value));
		}
	if (p->flags & REG_NEWLINE)
		single(singles, '\n');
	for (int c = 0; c < 256; c++)
		members[p->class_of[c]]++;
	for (int c = 0; c < 256; c++)
		if ((singles[c / 32] >> c % 32 & 1) && members[p->class_of[c]] > 1) {
			members[p->class_of[c]]--;
			members[p->class_count]++;
			p->class_of[c] = (unsigned char)p->class_count++;
		}
}

int __regex_compile(struct program *p)
{
	if (measure(p, p->root))
		return REG_ESPACE;
	p->count = p->nodes[p->root].size;
	p->entry = 0;
	p->exit = p->count - 1;
	p->forward = new_states(p->count);
	if (!p->forward)
		return REG_ESPACE;
	if (p->groups && !p->backrefs && !(p->flags & REG_NOSUB)) {
		p->backward = new_states(p->count);
		if (!p->backward)
			return REG_ESPACE;
	}
	emit(p, p->root, 0);
	classify(p);
	return 0;
}

/* ---- working memory ---- */

static int new_set(struct states *set, size_t count)
{
	set->list = malloc(count * sizeof *set->list);
	set->mark = calloc(count, sizeof *set->mark);
	set->room = count;
	return set->list && set->mark ? 0 : REG_ESPACE;
}

int __regex_scratch(struct program *p)
{
	size_t count = (size_t)p->count;

	if (p->stack)
		return 0;
	free(p->now.list);
	free(p->now.mark);
	free(p->then.list);
	free(p->then.mark);
	if (new_set(&p->now, count) | new_set(&p->then, count))
		return REG_ESPACE;
	p->stack = malloc((2 * count + 2) * sizeof *p->stack);
	return p->stack ? 0 : REG_ESPACE;
}

void __regex_free(struct program *p)
{
	if (!p)
		return;
	__regex_drop_automaton(p);
	for (int i = 0; i < p->set_count; i++)
		free(p->sets[i].ranges);
	free(p->sets);
	free(p->nodes);
	free(p->forward);
	free(p->backward);
	free(p->now.list);
	free(p->now.mark);
	free(p->then.list);
	free(p->then.mark);
	free(p->stack);
	free(p);
}

void __regex_clear(struct states *set)
{
	set->count = 0;
	set->generation++;
	if (!set->generation) {         /* after 2^32 of them old marks would be taken for new ones */
		memset(set->mark, 0, set->room * sizeof *set->mark);
		set->generation = 1;
	}
}

/* Depth first, so that what is added for one state is together (leftmost.c needs that). */
void __regex_add(struct program *p, const struct state *states, struct states *set, int state,
	unsigned context, int stop)
{
	int top = 0;

	p->stack[top++] = state;
	while (top) {
		const struct state *each;

		state = p->stack[--top];
		if (state == NONE || states_have(set, state))
			continue;
		set->mark[state] = set->generation;
		set->list[set->count++] = state;
		each = &states[state];
		if (state == stop || each->operation < PASS)
			continue;
		if (each->operation == PASS_IF && !__regex_holds(each->value, context))
			continue;
		p->stack[top++] = each->other;
		p->stack[top++] = each->next;
	}
}
