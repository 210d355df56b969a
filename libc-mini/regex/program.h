/* program.h: a compiled regular expression.
 *
 *   parse.c, bracket.c    pattern -> tree
 *   compile.c             tree -> states, of an automaton that reads forwards, and of its mirror
 *                         image, which reads backwards
 *   automaton.c           is there a match, where does it end: states of many states, made when they
 *                         are first met (a lazy DFA)
 *   leftmost.c            the same and where it begins, in one pass, when the former would take many
 *   spans.c               where in a match its subexpressions lie, by POSIX's rules
 *   backtrack.c           patterns with back-references, for which there is no automaton
 *
 * Without back-references the time is bounded by length of the string x size of the program (x again
 * the length for subexpressions that are repeated), whatever the pattern. */
#ifndef LIBC_MINI_REGEX_PROGRAM_H
#define LIBC_MINI_REGEX_PROGRAM_H

#include <regex.h>
#include <stdint.h>
#include <wctype.h>
#include "libc.h"

#define NEST_MAX 250            /* parentheses in parentheses */
#define HEIGHT_MAX 1000         /* of the tree, which some functions go down by recursion */
#define STATES_MAX (1 << 18)
#define DUP_MAX 0x7fff          /* of an interval, as glibc's */
#define UNLIMITED (-1)
#define NONE (-1)

/* What is matched one at a time: a character, or a byte that belongs to none. */
typedef uint32_t symbol;
#define STRAY 0x80000000U       /* | the byte */

/* ---- the tree ---- */

enum kind { EMPTY, SYMBOL, ANY, SET, ASSERTION, BACKREF, GROUP, SEQUENCE, CHOICE, REPEAT };

/* Zero-width assertions, and the two sides of a position that they look at. */
enum assertion { LINE_START, LINE_END, TEXT_START, TEXT_END, WORD_START, WORD_END, WORD_EDGE, NO_EDGE };
enum { AT_LINE_START = 1, AT_TEXT_START = 2, AFTER_WORD = 4,
	AT_LINE_END = 8, AT_TEXT_END = 16, BEFORE_WORD = 32 };

struct node {
	enum kind kind;
	symbol value;           /* symbol; number of the set, assertion, group */
	int min, max;           /* REPEAT */
	int child, next;        /* first child, next brother */
	int groups;             /* there is a GROUP in it */
	int height;
	int size;               /* states of one copy */
	int copies;             /* REPEAT: of the child */
};

struct range {
	symbol low, high;
};

struct set {
	uint32_t bits[8];       /* bytes (in UTF-8, ASCII alone): the final answer */
	struct range *ranges;   /* of wider characters */
	int range_count;
	wctype_t classes[16];
	int class_count;
	int negated, fold;
};

/* ---- the automaton ---- */

enum operation { STEP_SYMBOL, STEP_FOLDED, STEP_ANY, STEP_SET, PASS, PASS_LOOP, PASS_IF, PASS_OPEN,
	PASS_CLOSE, PASS_BACKREF };

struct state {
	unsigned char operation;
	uint32_t value;
	int next, other;        /* NONE: nowhere */
};

/* A set of states, and for each the position at which its match began (leftmost.c). */
struct states {
	int *list, count;
	size_t room;
	uint32_t *mark, generation;
};

struct automaton;

struct program {
	struct state *forward, *backward;
	int count, entry, exit;         /* entry and exit of `backward` are the other way round */
	struct node *nodes;
	int node_count, node_room, root;
	struct set *sets;
	int set_count;
	int flags, groups, backrefs;
	int utf8;
	unsigned looks_at;              /* AT_LINE_START … that any assertion looks at */
	uint32_t words[4];              /* ASCII's letters, digits and '_' */
	unsigned char class_of[256];    /* bytes that no state tells apart */
	int class_count;
	struct lock lock;               /* of what follows: working memory, kept from call to call */
	struct states now, then;
	int *stack;
	struct automaton *automaton;
};

/* ---- what is matched ---- */

struct subject {
	const unsigned char *start, *from, *end;
	int flags;                      /* regexec's */
};

static inline int set_has_byte(const struct set *set, unsigned c)
{
	return set->bits[c / 32] >> c % 32 & 1;
}

int __regex_set_has(const struct program *p, const struct set *set, symbol s) hidden;
/* Bytes of the symbol at s, at least 1; before s likewise. */
int __regex_next(const struct program *p, const unsigned char *s, const unsigned char *end, symbol *c) hidden;
int __regex_previous(const struct program *p, const unsigned char *start, const unsigned char *s, symbol *c) hidden;
/* What a position's sides show, of what the program looks at. */
unsigned __regex_after(const struct program *p, symbol previous) hidden;
unsigned __regex_before(const struct program *p, symbol next) hidden;
unsigned __regex_left(const struct program *p, const struct subject *t, const unsigned char *s) hidden;
unsigned __regex_context(const struct program *p, const struct subject *t, const unsigned char *s) hidden;
int __regex_holds(enum assertion assertion, unsigned context) hidden;
int __regex_accepts(const struct program *p, const struct state *state, symbol c) hidden;
int __regex_is_word(const struct program *p, symbol c) hidden;
/* A character whose case can be changed: a byte is none beyond ASCII. */
int __regex_folds(const struct program *p, symbol c) hidden;

/* Sets of states. add() follows what is passed without reading, but not beyond `stop`. */
void __regex_clear(struct states *set) hidden;
void __regex_add(struct program *p, const struct state *states, struct states *set, int state,
	unsigned context, int stop) hidden;
static inline int states_have(const struct states *set, int state)
{
	return set->mark[state] == set->generation;
}

/* ---- the parts ---- */
int __regex_parse(struct program *p, const char *pattern) hidden;
int __regex_bracket(struct program *p, const unsigned char **at, int *set) hidden;
int __regex_class(struct program *p, const char *name, int negated, int *set) hidden;
int __regex_new_node(struct program *p, enum kind kind) hidden;
int __regex_new_set(struct program *p) hidden;
void __regex_finish_set(struct program *p, struct set *set, int not_newline) hidden;
int __regex_compile(struct program *p) hidden;
int __regex_scratch(struct program *p) hidden;          /* working memory: 0 or REG_ESPACE */
void __regex_free(struct program *p) hidden;
void __regex_drop_automaton(struct program *p) hidden;

/* 1: there is a match, *end is the earliest end; 0; or -REG_ESPACE. */
int __regex_search(struct program *p, const struct subject *t, const unsigned char **end) hidden;
/* The first place from s to `last` at which the automaton's first step does not already say no. */
const unsigned char *__regex_skip(struct program *p, const struct subject *t, const unsigned char *s,
	const unsigned char *last) hidden;
/* The longest match that begins at s: 1 and *end; 0; or -REG_ESPACE. *steps grows by its effort. */
int __regex_longest(struct program *p, const struct subject *t, const unsigned char *s,
	const unsigned char **end, size_t *steps) hidden;
/* Both ends of the leftmost-longest match, in one pass. */
int __regex_leftmost(struct program *p, const struct subject *t, regmatch_t *match) hidden;
/* Fills match[1] … match[groups]. */
int __regex_spans(struct program *p, const struct subject *t, const unsigned char *from,
	const unsigned char *to, regmatch_t *match) hidden;
/* The longest match that begins at s, with all subexpressions: 1, 0, or -REG_ESPACE. */
int __regex_backtrack(struct program *p, const struct subject *t, const unsigned char *s,
	regmatch_t *match, size_t *steps) hidden;

#endif
