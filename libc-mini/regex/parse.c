/* parse.c: POSIX.1-2017, XBD 9.3 (basic) and 9.4 (extended), by recursive descent. What the standard
 * leaves open is as in glibc: an extended ')' that closes nothing is itself, "a||b" and "()" have
 * empty parts, {,n} is {0,n}. But, as in musl, \1 in an extended expression is the character 1: only
 * basic ones have back-references. */
#include <stdlib.h>
#include <string.h>
#include "program.h"

struct parser {
	struct program *p;
	const unsigned char *at;
	int error;
	int depth;
	int extended;
	unsigned long complete; /* groups 1 … 9 whose end was seen */
};

static int choice(struct parser *r);

int __regex_new_node(struct program *p, enum kind kind)
{
	struct node *nodes;
	int room;

	if (p->node_count == p->node_room) {
		room = p->node_room ? 2 * p->node_room : 16;
		nodes = room > STATES_MAX * 2 ? NULL : realloc(p->nodes, (size_t)room * sizeof *nodes);
		if (!nodes)
			return NONE;
		p->nodes = nodes;
		p->node_room = room;
	}
	p->nodes[p->node_count] = (struct node){ .kind = kind, .child = NONE, .next = NONE };
	return p->node_count++;
}

static int fail(struct parser *r, int error)
{
	if (!r->error)
		r->error = error;
	return NONE;
}

static int leaf(struct parser *r, enum kind kind, symbol value)
{
	int n = __regex_new_node(r->p, kind);

	if (n == NONE)
		return fail(r, REG_ESPACE);
	r->p->nodes[n].value = value;
	return n;
}

/* The parent is one higher than its highest child. */
static void heighten(struct parser *r, int parent, int child)
{
	int height = r->p->nodes[child].height + 1;

	if (height > r->p->nodes[parent].height)
		r->p->nodes[parent].height = height;
	if (height > HEIGHT_MAX)
		fail(r, REG_ESPACE);
}

/* The token \c of basic, or c of extended expressions. */
static int sees(const struct parser *r, unsigned char c)
{
	return r->extended ? r->at[0] == c : r->at[0] == '\\' && r->at[1] == c;
}

static void skip(struct parser *r)
{
	r->at += r->extended ? 1 : 2;
}

static int at_end(const struct parser *r)
{
	return !*r->at || sees(r, '|') || (sees(r, ')') && (r->depth || !r->extended));
}

/* ---- intervals ---- */

static int number(struct parser *r)
{
	int n = 0;

	if (*r->at < '0' || *r->at > '9')
		return NONE;
	for (; *r->at >= '0' && *r->at <= '9'; r->at++)
		if (n <= DUP_MAX)
			n = n * 10 + (*r->at - '0');
	return n;
}

static int interval(struct parser *r, int *min, int *max)
{
	*min = *max = number(r);
	if (*r->at == ',') {
		r->at++;
		*max = number(r);
		if (*min == NONE)
			*min = *max == NONE ? NONE : 0;
	}
	if (!*r->at || (!r->extended && r->at[0] == '\\' && !r->at[1]))
		return fail(r, REG_EBRACE);
	if (!sees(r, '}') || *min == NONE || *min > DUP_MAX || *max > DUP_MAX || (*max != NONE && *max < *min))
		return fail(r, REG_BADBR);
	skip(r);
	return 0;
}

/* ---- repeats ---- */

/* One of * + ? {m,n}: 1, and it is taken; 0: none. */
static int repetition(struct parser *r, int *min, int *max)
{
	if (*r->at == '*') {
		r->at++;
		*min = 0, *max = UNLIMITED;
	} else if (sees(r, '+')) {
		skip(r);
		*min = 1, *max = UNLIMITED;
	} else if (sees(r, '?')) {
		skip(r);
		*min = 0, *max = 1;
	} else if (sees(r, '{')) {
		skip(r);
		interval(r, min, max);
	} else {
		return 0;
	}
	return 1;
}

/* (x*)* without the parentheses is x*, and the like: no depth is lost to "a****". */
static int merge(struct node *node, int min, int max)
{
	if (node->kind != REPEAT || node->min > 1 || min > 1 || (max != UNLIMITED && max != 1)
	 || (node->max != UNLIMITED && node->max != 1))
		return 0;
	if (min == 0)
		node->min = 0;
	if (max == UNLIMITED)
		node->max = UNLIMITED;
	return 1;
}

static int repeated(struct parser *r, int child)
{
	int min, max, n;

	while (!r->error && repetition(r, &min, &max)) {
		if (r->error || merge(&r->p->nodes[child], min, max))
			continue;
		n = __regex_new_node(r->p, REPEAT);
		if (n == NONE)
			return fail(r, REG_ESPACE);
		r->p->nodes[n].child = child;
		r->p->nodes[n].min = min;
		r->p->nodes[n].max = max;
		heighten(r, n, child);
		child = n;
	}
	return child;
}

/* ---- atoms ---- */

static int group(struct parser *r)
{
	int n = leaf(r, GROUP, 0), child;
	unsigned value;

	skip(r);
	if (n == NONE || ++r->depth > NEST_MAX)
		return fail(r, REG_ESPACE);
	value = (unsigned)++r->p->groups;
	child = choice(r);
	r->depth--;
	if (r->error)
		return NONE;
	if (!sees(r, ')'))
		return fail(r, REG_EPAREN);
	skip(r);
	r->p->nodes[n].value = value;
	r->p->nodes[n].child = child;
	heighten(r, n, child);
	if (value < 10)
		r->complete |= 1UL << value;
	return n;
}

static int set_leaf(struct parser *r, int error, int set)
{
	return error ? fail(r, error) : leaf(r, SET, (symbol)set);
}

static int bracket(struct parser *r)
{
	int set, error;

	r->at++;
	error = __regex_bracket(r->p, &r->at, &set);
	return set_leaf(r, error, set);
}

static int assertion(struct parser *r, enum assertion kind)
{
	static const unsigned char looks[] = {
		AT_LINE_START, AT_LINE_END, AT_TEXT_START, AT_TEXT_END, AFTER_WORD | BEFORE_WORD,
		AFTER_WORD | BEFORE_WORD, AFTER_WORD | BEFORE_WORD, AFTER_WORD | BEFORE_WORD,
	};

	r->p->looks_at |= looks[kind];
	return leaf(r, ASSERTION, kind);
}

static int character(struct parser *r)
{
	symbol c;

	r->at += __regex_next(r->p, r->at, r->at + strnlen((const char *)r->at, 4), &c);
	return c & STRAY ? fail(r, REG_BADPAT) : leaf(r, SYMBOL, c);
}

static int backref(struct parser *r, unsigned n)
{
	if (!(r->complete >> n & 1))
		return fail(r, REG_ESUBREG);
	r->p->backrefs = 1;
	return leaf(r, BACKREF, n);
}

/* \c where that is no operator */
static int escape(struct parser *r)
{
	static const char assertions[] = "<>bB`'";
	static const enum assertion kinds[] = { WORD_START, WORD_END, WORD_EDGE, NO_EDGE, TEXT_START, TEXT_END };
	unsigned char c = *++r->at;
	const char *known;
	int set, error;

	if (!c)
		return fail(r, REG_EESCAPE);
	if (c >= '1' && c <= '9' && !r->extended) {
		r->at++;
		return backref(r, c - '0');
	}
	known = strchr(assertions, c);
	if (known) {
		r->at++;
		return assertion(r, kinds[known - assertions]);
	}
	if (strchr("wWsS", c)) {
		r->at++;
		error = __regex_class(r->p, (c | 32) == 'w' ? "alnum" : "space", c == 'W' || c == 'S', &set);
		return set_leaf(r, error, set);
	}
	return character(r);
}

/* In a basic expression ^ is an anchor at the start of a branch, $ at its end. */
static int is_anchor(const struct parser *r, int first)
{
	const unsigned char *s = r->at;

	if (r->extended)
		return *s == '^' || *s == '$';
	return (*s == '^' && first)
		|| (*s == '$' && (!s[1] || (s[1] == '\\' && (s[2] == ')' || s[2] == '|'))));
}

/* The start of a branch, or what follows an anchor, cannot be repeated. */
static int misplaced(struct parser *r, int first)
{
	if (!first)
		return 0;
	if (r->extended)
		return *r->at == '*' || *r->at == '+' || *r->at == '?' || *r->at == '{';
	return sees(r, '{');
}

static int atom(struct parser *r, int first, int *anchor)
{
	unsigned char c = *r->at;
	int n;

	*anchor = 0;
	if (misplaced(r, first))
		return fail(r, REG_BADRPT);
	if (is_anchor(r, first)) {
		*anchor = 1;
		r->at++;
		return assertion(r, c == '^' ? LINE_START : LINE_END);
	}
	if (sees(r, '('))
		return group(r);
	if (c == '.') {
		r->at++;
		return leaf(r, ANY, 0);
	}
	if (c == '[')
		return bracket(r);
	if (c != '\\')
		return character(r);
	n = escape(r);
	*anchor = n != NONE && r->p->nodes[n].kind == ASSERTION;
	return n;
}

/* ---- branches ---- */

static int branch(struct parser *r)
{
	int sequence = leaf(r, SEQUENCE, 0), last = NONE, n, anchor = 1;

	while (!r->error && !at_end(r)) {
		n = atom(r, anchor, &anchor);
		if (n != NONE && !anchor)
			n = repeated(r, n);
		if (n == NONE || r->error)
			return NONE;
		if (last == NONE)
			r->p->nodes[sequence].child = n;
		else
			r->p->nodes[last].next = n;
		heighten(r, sequence, n);
		last = n;
	}
	if (r->error)
		return NONE;
	if (last == NONE)
		r->p->nodes[sequence].kind = EMPTY;
	else if (last == r->p->nodes[sequence].child)
		return last;
	return sequence;
}

static int choice(struct parser *r)
{
	unsigned long before = r->complete, complete;
	int first = branch(r), last = first, n, whole;

	if (r->error || !sees(r, '|'))
		return r->error ? NONE : first;
	whole = leaf(r, CHOICE, 0);
	if (whole == NONE)
		return NONE;
	r->p->nodes[whole].child = first;
	heighten(r, whole, first);
	while (sees(r, '|')) {
		skip(r);
		complete = r->complete;
		r->complete = before;   /* a branch cannot refer to what another took */
		n = branch(r);
		if (r->error)
			return NONE;
		r->complete |= complete;
		r->p->nodes[last].next = n;
		heighten(r, whole, n);
		last = n;
	}
	return whole;
}

int __regex_parse(struct program *p, const char *pattern)
{
	struct parser r = {
		.p = p, .at = (const unsigned char *)pattern, .extended = (p->flags & REG_EXTENDED) != 0,
	};

	p->root = choice(&r);
	if (!r.error && *r.at)
		r.error = REG_EPAREN;   /* a basic \) too many */
	return r.error;
}
