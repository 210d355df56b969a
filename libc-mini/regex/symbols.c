/* symbols.c: what is matched one at a time, and what the sides of a position show. */
#include <wctype.h>
#include "program.h"

static int is_continuation(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

/* The length of the UTF-8 sequence at s (RFC 3629: shortest form, no surrogates), or 0. */
static int sequence(const unsigned char *s, const unsigned char *end, symbol *c)
{
	static const symbol least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	int length = *s >= 0xf0 && *s < 0xf8 ? 4 : *s >= 0xe0 && *s < 0xf0 ? 3 : *s >= 0xc0 && *s < 0xe0 ? 2 : 0;
	symbol value;

	if (!length || end - s < length)
		return 0;
	value = *s & (0x7fU >> length);
	for (int i = 1; i < length; i++) {
		if (!is_continuation(s[i]))
			return 0;
		value = value << 6 | (s[i] & 0x3f);
	}
	if (value < least[length] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
		return 0;
	*c = value;
	return length;
}

int __regex_next(const struct program *p, const unsigned char *s, const unsigned char *end, symbol *c)
{
	int length;

	*c = *s;
	if (*s < 0x80 || !p->utf8)
		return 1;
	length = sequence(s, end, c);
	if (length)
		return length;
	*c = STRAY | *s;
	return 1;
}

/* UTF-8 can be read backwards: no byte but the first of a sequence looks like a first one. */
int __regex_previous(const struct program *p, const unsigned char *start, const unsigned char *s, symbol *c)
{
	int length = 1;

	*c = s[-1];
	if (s[-1] < 0x80 || !p->utf8)
		return 1;
	while (length < 4 && s - start > length && is_continuation(s[-length]))
		length++;
	if (sequence(s - length, s, c) == length)
		return length;
	*c = STRAY | s[-1];
	return 1;
}

int __regex_folds(const struct program *p, symbol c)
{
	return c < 0x80 || (p->utf8 && !(c & STRAY));
}

int __regex_is_word(const struct program *p, symbol c)
{
	if (c < 0x80)
		return p->words[c / 32] >> c % 32 & 1;
	return __regex_folds(p, c) && iswalnum(c);
}

unsigned __regex_after(const struct program *p, symbol previous)
{
	unsigned sides = 0;

	if (previous == '\n' && (p->flags & REG_NEWLINE))
		sides |= AT_LINE_START;
	if ((p->looks_at & AFTER_WORD) && __regex_is_word(p, previous))
		sides |= AFTER_WORD;
	return sides & p->looks_at;
}

unsigned __regex_before(const struct program *p, symbol next)
{
	unsigned sides = 0;

	if (next == '\n' && (p->flags & REG_NEWLINE))
		sides |= AT_LINE_END;
	if ((p->looks_at & BEFORE_WORD) && __regex_is_word(p, next))
		sides |= BEFORE_WORD;
	return sides & p->looks_at;
}

unsigned __regex_left(const struct program *p, const struct subject *t, const unsigned char *s)
{
	symbol c;

	if (!p->looks_at)
		return 0;
	if (s == t->start)
		return (AT_TEXT_START | (t->flags & REG_NOTBOL ? 0 : AT_LINE_START)) & p->looks_at;
	__regex_previous(p, t->start, s, &c);
	return __regex_after(p, c);
}

unsigned __regex_context(const struct program *p, const struct subject *t, const unsigned char *s)
{
	unsigned sides;
	symbol c;

	if (!p->looks_at)
		return 0;
	sides = __regex_left(p, t, s);
	if (s < t->end) {
		__regex_next(p, s, t->end, &c);
		sides |= __regex_before(p, c);
	} else {
		sides |= AT_TEXT_END | (t->flags & REG_NOTEOL ? 0 : AT_LINE_END);
	}
	return sides & p->looks_at;
}

int __regex_holds(enum assertion assertion, unsigned context)
{
	int after = (context & AFTER_WORD) != 0, before = (context & BEFORE_WORD) != 0;

	switch (assertion) {
	case LINE_START: return context & AT_LINE_START;
	case LINE_END:   return context & AT_LINE_END;
	case TEXT_START: return context & AT_TEXT_START;
	case TEXT_END:   return context & AT_TEXT_END;
	case WORD_START: return !after && before;
	case WORD_END:   return after && !before;
	case WORD_EDGE:  return after != before;
	case NO_EDGE:    return after == before;
	}
	return 0;
}

static int set_has_wide(const struct set *set, symbol c)
{
	for (int i = 0; i < set->range_count; i++)
		if (c >= set->ranges[i].low && c <= set->ranges[i].high)
			return 1;
	for (int i = 0; i < set->class_count; i++)
		if (iswctype(c, set->classes[i]))
			return 1;
	return 0;
}

int __regex_set_has(const struct program *p, const struct set *set, symbol c)
{
	int has;

	if (c < (p->utf8 ? 0x80U : 0x100U))
		return set_has_byte(set, c);
	if (c & STRAY)
		return 0;
	has = set_has_wide(set, c)
		|| (set->fold && (set_has_wide(set, towlower(c)) || set_has_wide(set, towupper(c))));
	return has != set->negated;
}

/* Members below 256, once all ranges and classes are known. */
void __regex_finish_set(struct program *p, struct set *set, int not_newline)
{
	unsigned limit = p->utf8 ? 0x80 : 0x100;

	for (unsigned c = 0; c < limit; c++) {
		int has = 0;

		for (int i = 0; i < set->range_count && !has; i++)
			has = (c >= set->ranges[i].low && c <= set->ranges[i].high)
				|| (set->fold && c < 0x80
				 && ((towlower(c) >= set->ranges[i].low && towlower(c) <= set->ranges[i].high)
				  || (towupper(c) >= set->ranges[i].low && towupper(c) <= set->ranges[i].high)));
		for (int i = 0; i < set->class_count && !has && c < 0x80; i++)
			has = iswctype(c, set->classes[i])
				|| (set->fold && (iswctype(towlower(c), set->classes[i])
				 || iswctype(towupper(c), set->classes[i])));
		if (has != set->negated && !(c == '\n' && not_newline))
			set->bits[c / 32] |= 1U << c % 32;
	}
}

int __regex_accepts(const struct program *p, const struct state *state, symbol c)
{
	switch (state->operation) {
	case STEP_SYMBOL:
		return c == state->value;
	case STEP_FOLDED:
		return c == state->value || (__regex_folds(p, c) && towlower(c) == state->value);
	case STEP_ANY:
		return !(c & STRAY) && !(c == '\n' && (p->flags & REG_NEWLINE));
	case STEP_SET:
		return __regex_set_has(p, &p->sets[state->value], c);
	}
	return 0;
}
