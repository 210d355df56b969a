/* bracket.c: bracket expressions, POSIX.1-2017, XBD 9.3.5. In the locales there are, a collating
 * element is a character, an equivalence class has one, and a range goes by code. */
#include <stdlib.h>
#include <string.h>
#include "program.h"

#define CLASS_NAME_MAX 15

int __regex_new_set(struct program *p)
{
	struct set *sets;

	/* room grows by doubling: at 0, 1, 2, 4 … sets it is used up */
	if (!(p->set_count & (p->set_count - 1))) {
		sets = realloc(p->sets, (p->set_count ? 2 * (size_t)p->set_count : 1) * sizeof *sets);
		if (!sets)
			return NONE;
		p->sets = sets;
	}
	memset(&p->sets[p->set_count], 0, sizeof *p->sets);
	p->sets[p->set_count].fold = (p->flags & REG_ICASE) != 0;
	return p->set_count++;
}

static int add_range(struct set *set, symbol low, symbol high)
{
	struct range *ranges;

	if (!(set->range_count & (set->range_count - 1))) {
		ranges = realloc(set->ranges, (set->range_count ? 2 * (size_t)set->range_count : 1) * sizeof *ranges);
		if (!ranges)
			return REG_ESPACE;
		set->ranges = ranges;
	}
	set->ranges[set->range_count++] = (struct range){ low, high };
	return 0;
}

static int add_class(struct set *set, const char *name)
{
	wctype_t class = wctype(name);

	if (!class)
		return REG_ECTYPE;
	for (int i = 0; i < set->class_count; i++)
		if (set->classes[i] == class)
			return 0;
	if (set->class_count == countof(set->classes))
		return REG_ESPACE;
	set->classes[set->class_count++] = class;
	return 0;
}

/* \w and \s, \W and \S. */
int __regex_class(struct program *p, const char *name, int negated, int *number)
{
	struct set *set;
	int error = 0;

	*number = __regex_new_set(p);
	if (*number == NONE)
		return REG_ESPACE;
	set = &p->sets[*number];
	set->negated = negated;
	if (!strcmp(name, "alnum"))
		error = add_range(set, '_', '_');
	if (!error)
		error = add_class(set, name);
	__regex_finish_set(p, set, 0);
	return error;
}

static symbol take(struct program *p, const unsigned char **at)
{
	symbol c;
	const unsigned char *end = *at + strnlen((const char *)*at, 4);

	*at += __regex_next(p, *at, end, &c);
	return c;
}

/* The inside of [: :], [= =] or [. .]: *at is behind the opening. */
static int named(const unsigned char **at, unsigned char kind, const unsigned char **name, size_t *length)
{
	const unsigned char *s = *at;

	for (*name = s; *s; s++)
		if (*s == kind && s[1] == ']') {
			*length = (size_t)(s - *name);
			*at = s + 2;
			return 0;
		}
	return REG_EBRACK;
}

static int take_class(struct set *set, const unsigned char **at)
{
	const unsigned char *name;
	size_t length;
	char text[CLASS_NAME_MAX + 1];
	int error = named(at, ':', &name, &length);

	if (error)
		return error;
	if (length > CLASS_NAME_MAX)
		return REG_ECTYPE;
	memcpy(text, name, length);
	text[length] = '\0';
	/* either case, if case is not looked at */
	if (set->fold && (!strcmp(text, "upper") || !strcmp(text, "lower")))
		memcpy(text, "alpha", sizeof "alpha");
	return add_class(set, text);
}

/* A character, or a collating element of one. */
static int take_element(struct program *p, const unsigned char **at, symbol *c)
{
	const unsigned char *name;
	unsigned char kind = (*at)[1];
	size_t length;
	int error;

	if (!**at)
		return REG_EBRACK;
	if (**at != '[' || (kind != '.' && kind != '=')) {
		*c = take(p, at);
		return *c & STRAY ? REG_BADPAT : 0;
	}
	*at += 2;
	error = named(at, kind, &name, &length);
	if (error)
		return error;
	if (!length)
		return REG_ECOLLATE;
	*c = take(p, &name);
	return name + 2 == *at ? 0 : REG_ECOLLATE;
}

static int take_item(struct program *p, struct set *set, const unsigned char **at, int first)
{
	const unsigned char *s = *at;
	symbol low, high;
	int error, equivalence = s[0] == '[' && s[1] == '=';

	if (s[0] == '[' && s[1] == ':') {
		*at += 2;
		error = take_class(set, at);
		/* a class begins no range */
		return error ? error : (*at)[0] == '-' && (*at)[1] != ']' && (*at)[1] ? REG_ERANGE : 0;
	}
	/* a '-' stands for itself at the ends; elsewhere it is a range without a beginning */
	if (*s == '-' && !first && s[1] != ']' && s[1] != '-')
		return REG_ERANGE;
	error = take_element(p, at, &low);
	if (error)
		return error;
	if ((*at)[0] != '-' || (*at)[1] == ']')
		return add_range(set, low, low);
	if (!(*at)[1])
		return REG_EBRACK;
	++*at;
	if (equivalence || ((*at)[0] == '[' && ((*at)[1] == ':' || (*at)[1] == '=')))
		return REG_ERANGE;
	error = take_element(p, at, &high);
	if (error)
		return error;
	return low <= high ? add_range(set, low, high) : REG_ERANGE;
}

/* *at is behind the '['; is set behind the ']'. */
int __regex_bracket(struct program *p, const unsigned char **at, int *number)
{
	struct set *set;
	const unsigned char *first;
	int error;

	*number = __regex_new_set(p);
	if (*number == NONE)
		return REG_ESPACE;
	set = &p->sets[*number];
	set->negated = **at == '^';
	first = *at += set->negated;
	do {
		if (!**at)
			return REG_EBRACK;
		error = take_item(p, set, at, *at == first);
		if (error)
			return error;
	} while (**at != ']');
	++*at;
	__regex_finish_set(p, set, set->negated && (p->flags & REG_NEWLINE));
	return 0;
}
