/* fnmatch.c: the shell's patterns, POSIX.1-2017, XCU 2.13. After a '*' only the latest one needs to be
 * tried again when what follows it fails: what an earlier one could take more, the latest can too. So
 * the time is at most length of pattern x length of string; ksh's (…) alone go deeper, and count. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include "libc.h"

#define CLASS_NAME_MAX 15
#define DEPTH_MAX 200           /* of ksh's patterns in one another */
#define STEPS_MAX 10000000L     /* of matching them: they are exponential */

/* A byte that is no character, as one that is like no other. */
#define STRAY 0x40000000

struct matcher {
	const char *start;      /* of the string */
	int flags;
	int depth;
	long steps;
};

static int match(struct matcher *m, const char *p, const char *end, const char *s, const char *s_end);

static size_t take(const char *s, const char *end, wint_t *c)
{
	mbstate_t state = { 0 };
	wchar_t wide;
	size_t n;

	*c = (unsigned char)*s;
	if (*c < 0x80)
		return 1;
	n = mbrtowc(&wide, s, (size_t)(end - s), &state);
	if (n - 1 >= (size_t)-3) {
		*c |= STRAY;
		return 1;
	}
	*c = (wint_t)wide;
	return n;
}

static wint_t fold(const struct matcher *m, wint_t c)
{
	return (m->flags & FNM_CASEFOLD) && !(c & STRAY) ? towlower(c) : c;
}

/* A '.' that only a '.' matches. */
static int leading_period(const struct matcher *m, const char *s)
{
	return *s == '.' && (m->flags & FNM_PERIOD)
		&& (s == m->start || ((m->flags & FNM_PATHNAME) && s[-1] == '/'));
}

/* ---- bracket expressions ---- */

static int has_class(const struct matcher *m, const char *name, size_t length, wint_t c)
{
	char text[CLASS_NAME_MAX + 1];
	wctype_t class;

	if (length > CLASS_NAME_MAX)
		return 0;
	memcpy(text, name, length);
	text[length] = '\0';
	class = wctype(text);
	if (!class || (c & STRAY))
		return 0;
	return iswctype(c, class)
		|| ((m->flags & FNM_CASEFOLD) && (iswctype(towlower(c), class) || iswctype(towupper(c), class)));
}

/* One element: a character, \c, [.c.] or [=c=]; NULL: the expression does not end. */
static const char *element(const struct matcher *m, const char *p, const char *end, wint_t *c)
{
	char kind;

	if (p < end && *p == '\\' && !(m->flags & FNM_NOESCAPE))
		p++;
	else if (end - p > 4 && *p == '[' && (p[1] == '.' || p[1] == '=')) {
		kind = p[1];
		p += 2;
		p += take(p, end, c);
		return end - p > 1 && *p == kind && p[1] == ']' ? p + 2 : NULL;
	}
	if (p == end)
		return NULL;
	return p + take(p, end, c);
}

static int in_range(const struct matcher *m, wint_t c, wint_t low, wint_t high)
{
	if (c >= low && c <= high)
		return 1;
	return (m->flags & FNM_CASEFOLD) && !(c & STRAY)
		&& ((towlower(c) >= low && towlower(c) <= high) || (towupper(c) >= low && towupper(c) <= high));
}

/* p is behind the '['. Returns what is behind the ']', and whether c is meant; NULL if there is none. */
static const char *bracket_as(const struct matcher *m, const char *p, const char *end, wint_t c, int *matches)
{
	int negated = p < end && (*p == '!' || *p == '^'), found = 0, first = 1;
	wint_t low, high;
	const char *close;

	p += negated;
	for (; p < end && (first || *p != ']'); first = 0) {
		if (*p == '/' && (m->flags & FNM_PATHNAME))
			return NULL;
		if (end - p > 3 && p[0] == '[' && p[1] == ':'
		 && (close = memmem(p + 2, (size_t)(end - p) - 2, ":]", 2)) != NULL) {
			found |= has_class(m, p + 2, (size_t)(close - p) - 2, c);
			p = close + 2;
			continue;
		}
		p = element(m, p, end, &low);
		if (!p)
			return NULL;
		high = low;
		if (end - p > 1 && *p == '-' && p[1] != ']') {
			p = element(m, p + 1, end, &high);
			if (!p)
				return NULL;
		}
		found |= in_range(m, c, low, high);
	}
	if (p >= end)
		return NULL;
	*matches = found != negated;
	return p + 1;
}

/* The same. A backslash that takes the last ']' away, as in [a\], is one of the characters after all;
 * NULL: no ']' in either reading: then the '[' stands for itself. */
static const char *bracket(const struct matcher *m, const char *p, const char *end, wint_t c, int *matches)
{
	const char *behind = bracket_as(m, p, end, c, matches);
	struct matcher plain = *m;

	plain.flags |= FNM_NOESCAPE;
	return behind || plain.flags == m->flags ? behind : bracket_as(&plain, p, end, c, matches);
}

/* ---- ksh's patterns ---- */

/* Behind the '(' of ?( *( +( @( !(: the matching ')'; NULL: none. Each | at this level ends one. */
static const char *part_end(const struct matcher *m, const char *p, const char *end)
{
	int depth = 0, ignored;
	const char *behind;

	for (; p < end; p++) {
		if (*p == '\\' && !(m->flags & FNM_NOESCAPE) && p + 1 < end)
			p++;
		else if (*p == '[' && (behind = bracket(m, p + 1, end, 'a', &ignored)) != NULL)
			p = behind - 1;
		else if (*p == '(')
			depth++;
		else if ((*p == ')' && !depth--) || (*p == '|' && !depth))
			return p;
	}
	return NULL;
}

static const char *group_end(const struct matcher *m, const char *p, const char *end)
{
	while ((p = part_end(m, p, end)) != NULL && *p == '|')
		p++;
	return p;
}

static int any_part(struct matcher *m, const char *p, const char *close, const char *s, const char *s_end)
{
	for (;; p++) {
		const char *end = part_end(m, p, close + 1);

		if (!match(m, p, end, s, s_end))
			return 1;
		p = end;
		if (p == close)
			return 0;
	}
}

/* kind(p…close) and then rest…end on s. */
static int group(struct matcher *m, char kind, const char *p, const char *close, const char *end,
	const char *s, const char *s_end)
{
	const char *rest = close + 1;

	if ((kind == '?' || kind == '*') && !match(m, rest, end, s, s_end))
		return 0;
	for (const char *cut = s; cut <= s_end; cut++) {
		int part = any_part(m, p, close, s, cut);

		if (kind == '!' ? part || leading_period(m, s) : !part)
			continue;
		if (!match(m, rest, end, cut, s_end))
			return 0;
		if ((kind == '*' || kind == '+') && cut > s && !group(m, '*', p, close, end, cut, s_end))
			return 0;
	}
	return FNM_NOMATCH;
}

static int is_group(const struct matcher *m, const char *p, const char *end, const char **close)
{
	return (m->flags & FNM_EXTMATCH) && end - p > 2 && p[1] == '(' && strchr("?*+@!", *p)
		&& (*close = group_end(m, p + 2, end)) != NULL;
}

static int deeper(struct matcher *m, const char *p, const char *close, const char *end, const char *s,
	const char *s_end)
{
	int result = FNM_NOMATCH;

	if (++m->depth <= DEPTH_MAX)
		result = group(m, *p, p + 2, close, end, s, s_end);
	m->depth--;
	return result;
}

/* ---- all else ---- */

/* One character of the pattern, none of '*', against one of the string. Returns what is behind it, or
 * NULL. */
static const char *one(const struct matcher *m, const char *p, const char *end, const char *s, wint_t c)
{
	const char *behind;
	wint_t wanted;
	int matches;

	if (*p == '?' || *p == '[') {
		if ((*s == '/' && (m->flags & FNM_PATHNAME)) || leading_period(m, s)) {
			/* an unfinished bracket expression may still stand for its characters */
			return NULL;
		}
		if (*p == '?')
			return p + 1;
		behind = bracket(m, p + 1, end, c, &matches);
		if (behind)
			return matches ? behind : NULL;
	}
	if (*p == '\\' && !(m->flags & FNM_NOESCAPE) && ++p == end)
		return NULL;
	behind = p + take(p, end, &wanted);
	return wanted == c || fold(m, wanted) == fold(m, c) ? behind : NULL;
}

/* The pattern p…end against all of s…s_end (or up to a '/', with FNM_LEADING_DIR). */
static int match(struct matcher *m, const char *p, const char *end, const char *s, const char *s_end)
{
	const char *star = NULL, *star_s = NULL, *close, *behind;
	wint_t c;

	for (;;) {
		size_t n = s < s_end ? take(s, s_end, &c) : 0;

		if (++m->steps > STEPS_MAX && (m->flags & FNM_EXTMATCH))
			return FNM_NOMATCH;
		if (p < end && is_group(m, p, end, &close)) {
			if (!deeper(m, p, close, end, s, s_end))
				return 0;
		} else if (p < end && *p == '*') {
			if (!leading_period(m, s) || s == s_end) {
				star = ++p;
				star_s = s;
				continue;
			}
		} else if (p == end) {
			if (s == s_end || ((m->flags & FNM_LEADING_DIR) && *s == '/'))
				return 0;
		} else if (n && (behind = one(m, p, end, s, c)) != NULL) {
			p = behind;
			s += n;
			continue;
		}
		/* the latest '*' takes one more */
		if (!star || star_s >= s_end || (*star_s == '/' && (m->flags & FNM_PATHNAME)))
			return FNM_NOMATCH;
		star_s += take(star_s, s_end, &c);
		s = star_s;
		p = star;
	}
}

int fnmatch(const char *pattern, const char *s, int flags)
{
	struct matcher m = { .start = s, .flags = flags };

	return match(&m, pattern, pattern + strlen(pattern), s, s + strlen(s));
}
