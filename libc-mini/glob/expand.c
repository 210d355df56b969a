/* expand.c: csh's braces, {a,b}, and tildes, ~ and ~user, before the pattern is looked at. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "glob_internal.h"

#define NEST_MAX 100            /* braces one after another or in one another */

/* ---- ~ ---- */

static const char *home_of(const char *user, size_t length)
{
	struct passwd *entry;
	const char *home;
	char *name;

	if (!length) {
		home = getenv("HOME");
		if (home && *home)
			return home;
		entry = getpwuid(getuid());
		return entry ? entry->pw_dir : NULL;
	}
	name = strndup(user, length);
	entry = name ? getpwnam(name) : NULL;
	free(name);
	return entry ? entry->pw_dir : NULL;
}

static int tilde(struct finding *f, const char *pattern)
{
	size_t n = strcspn(pattern, "/"), length;
	const char *home;
	char *whole;
	int error;

	if (*pattern != '~' || !(f->flags & (GLOB_TILDE | GLOB_TILDE_CHECK)))
		return __glob_pattern(f, pattern);
	home = home_of(pattern + 1, n - 1);
	if (!home)
		return f->flags & GLOB_TILDE_CHECK ? GLOB_NOMATCH : __glob_pattern(f, pattern);
	length = strlen(home);
	whole = malloc(length + strlen(pattern + n) + 1);
	if (!whole)
		return GLOB_NOSPACE;
	memcpy(whole, home, length);
	strcpy(whole + length, pattern + n);
	error = __glob_pattern(f, whole);
	free(whole);
	return error;
}

/* ---- {a,b} ---- */

/* The end of an alternative: the ',' or '}' of this level; NULL: there is none. */
static const char *alternative_end(const struct finding *f, const char *s)
{
	int depth = 0;

	for (; *s; s++) {
		if (*s == '\\' && !(f->flags & GLOB_NOESCAPE) && s[1])
			s++;
		else if (*s == '{')
			depth++;
		else if ((*s == '}' && !depth--) || (*s == ',' && !depth))
			return s;
	}
	return NULL;
}

/* The first '{' that is closed, and its end. "{}" is itself, as in csh. */
static const char *find_brace(const struct finding *f, const char *s, const char **close)
{
	const char *end;

	for (; *s; s++) {
		if (*s == '\\' && !(f->flags & GLOB_NOESCAPE) && s[1]) {
			s++;
			continue;
		}
		if (*s != '{' || s[1] == '}')
			continue;
		for (end = alternative_end(f, s + 1); end && *end == ','; end = alternative_end(f, end + 1))
			;
		if (end) {
			*close = end;
			return s;
		}
	}
	return NULL;
}

static int braces(struct finding *f, const char *pattern, int depth)
{
	const char *close, *open = find_brace(f, pattern, &close), *from, *end;
	size_t before, after;
	char *whole;
	int error = 0;

	if (!open)
		return tilde(f, pattern);
	if (depth > NEST_MAX)
		return GLOB_NOSPACE;
	before = (size_t)(open - pattern);
	after = strlen(close + 1);
	whole = malloc(strlen(pattern) + 1);
	if (!whole)
		return GLOB_NOSPACE;
	memcpy(whole, pattern, before);
	for (from = open + 1; !error && from <= close; from = end + 1) {
		end = alternative_end(f, from);
		memcpy(whole + before, from, (size_t)(end - from));
		memcpy(whole + before + (end - from), close + 1, after + 1);
		error = braces(f, whole, depth + 1);
	}
	free(whole);
	return error;
}

int __glob_expand(struct finding *f, const char *pattern)
{
	return f->flags & GLOB_BRACE ? braces(f, pattern, 0) : tilde(f, pattern);
}
