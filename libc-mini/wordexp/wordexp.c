/* wordexp.c: words as the shell makes them, POSIX.1-2017: tilde, what dollar.c does, fields, path names,
 * quotes; in one pass from the left to the right. */
#include <glob.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "wordexp_internal.h"

/* ---- the word so far ---- */

int __wordexp_put(struct text *text, char c)
{
	if (text->length == text->room) {
		size_t room = text->room ? 2 * text->room : 64;
		char *s = realloc(text->s, room);

		if (!s)
			return WRDE_NOSPACE;
		text->s = s;
		text->room = room;
	}
	text->s[text->length++] = c;
	return 0;
}

int __wordexp_char(struct expansion *x, char c, int quoted)
{
	int special = strchr("*?[]\\", c) != NULL;

	x->present = 1;
	if (special && !quoted && c != '\\')
		x->magic = 1;
	if (special && (quoted || c == '\\') && __wordexp_put(&x->pattern, '\\'))
		return WRDE_NOSPACE;
	return __wordexp_put(&x->word, c) | __wordexp_put(&x->pattern, c);
}

static int add_word(struct expansion *x, const char *s)
{
	char *copy = strdup(s);

	if (x->count == x->room && copy) {
		size_t room = x->room ? 2 * x->room : 16;
		char **words = realloc(x->words, room * sizeof *words);

		if (!words) {
			free(copy);
			return WRDE_NOSPACE;
		}
		x->words = words;
		x->room = room;
	}
	if (!copy)
		return WRDE_NOSPACE;
	x->words[x->count++] = copy;
	return 0;
}

static int add_paths(struct expansion *x)
{
	glob_t g;
	int result = glob(x->pattern.s, 0, NULL, &g), error = 0;

	if (result == GLOB_NOSPACE)
		error = WRDE_NOSPACE;
	else if (result)
		error = add_word(x, x->word.s);
	for (size_t i = 0; !result && i < g.gl_pathc && !error; i++)
		error = add_word(x, g.gl_pathv[i]);
	globfree(&g);
	return error;
}

int __wordexp_end_word(struct expansion *x)
{
	int error;

	if (!x->present)
		return 0;
	error = __wordexp_put(&x->word, '\0') | __wordexp_put(&x->pattern, '\0');
	if (!error)
		error = x->magic ? add_paths(x) : add_word(x, x->word.s);
	x->word.length = x->pattern.length = 0;
	x->present = x->magic = 0;
	return error;
}

/* ---- fields (XCU 2.6.5) ---- */

static int is_ifs_space(const struct expansion *x, char c)
{
	return c && (c == ' ' || c == '\t' || c == '\n') && strchr(x->ifs, c);
}

int __wordexp_result(struct expansion *x, const char *s, int quoted)
{
	int error = 0;

	for (; *s && !error; s++) {
		if (quoted || !strchr(x->ifs, *s)) {
			error = __wordexp_char(x, *s, quoted);
			continue;
		}
		if (!is_ifs_space(x, *s))       /* such a separator ends a field even if it is empty */
			x->present = 1;
		error = __wordexp_end_word(x);
		while (is_ifs_space(x, s[1]))
			s++;
		if (is_ifs_space(x, *s) && s[1] && strchr(x->ifs, s[1]))
			s++;
	}
	return error;
}

/* ---- quotes ---- */

static int in_double_quotes(struct expansion *x, const char **at)
{
	const char *s = *at;
	int error = 0;

	x->present = 1;
	while (*s && *s != '"' && !error) {
		if (*s == '$' || *s == '`') {
			error = __wordexp_dollar(x, &s, 1);
			continue;
		}
		if (*s == '\\' && s[1] && strchr("$`\"\\\n", s[1])) {
			s++;
			if (*s == '\n') {
				s++;
				continue;
			}
		}
		error = __wordexp_char(x, *s++, 1);
	}
	*at = s + 1;
	return error ? error : *s ? 0 : WRDE_SYNTAX;
}

static int in_single_quotes(struct expansion *x, const char **at)
{
	const char *s = *at;
	int error = 0;

	x->present = 1;
	while (*s && *s != '\'' && !error)
		error = __wordexp_char(x, *s++, 1);
	*at = s + 1;
	return error ? error : *s ? 0 : WRDE_SYNTAX;
}

/* One piece of a word, at which *at is. */
static int piece(struct expansion *x, const char **at, int quoted)
{
	char c = **at;

	if (c == '$' || c == '`')
		return __wordexp_dollar(x, at, quoted);
	++*at;
	if (c == '"' && !quoted)
		return in_double_quotes(x, at);
	if (c == '\'' && !quoted)
		return in_single_quotes(x, at);
	if (c == '\\') {
		c = **at;
		if (!c)
			return WRDE_SYNTAX;
		++*at;
		return c == '\n' ? 0 : __wordexp_char(x, c, 1);
	}
	return __wordexp_char(x, c, quoted);
}

int __wordexp_text(struct expansion *x, const char *s, int quoted)
{
	int error = 0;

	while (*s && !error) {
		if (!quoted && *s != '\'' && *s != '"' && *s != '\\' && *s != '$' && *s != '`' && strchr(x->ifs, *s)) {
			error = __wordexp_end_word(x);
			s++;
		} else {
			error = piece(x, &s, quoted);
		}
	}
	return error;
}

/* ---- ~ ---- */

static int tilde(struct expansion *x, const char **at)
{
	size_t n = strcspn(*at + 1, "/ \t\n'\"\\$`");
	const char *home = NULL;
	struct passwd *entry;
	char *name;
	int error = 0;

	if ((*at)[n + 1] && !strchr("/ \t\n", (*at)[n + 1]))
		return 0;       /* a quoted name is none */
	name = strndup(*at + 1, n);
	if (!name)
		return WRDE_NOSPACE;
	if (!n)
		home = getenv("HOME");
	if (!home) {
		entry = n ? getpwnam(name) : getpwuid(getuid());
		home = entry ? entry->pw_dir : NULL;
	}
	free(name);
	if (!home)
		return 0;
	*at += n + 1;
	while (*home && !error)
		error = __wordexp_char(x, *home++, 1);
	return error;
}

/* ---- words ---- */

static int words(struct expansion *x, const char *s)
{
	int error = 0, start = 1;

	while (*s && !error) {
		if (*s == ' ' || *s == '\t') {
			error = __wordexp_end_word(x);
			start = 1;
			s++;
			continue;
		}
		if (strchr("|&;<>(){}\n", *s))
			return WRDE_BADCHAR;
		if (start && *s == '#' && !x->present)
			break;          /* a comment */
		if (start && *s == '~') {
			start = 0;
			error = tilde(x, &s);
			if (error || *s != '~')
				continue;
		}
		start = 0;
		error = piece(x, &s, 0);
	}
	return error ? error : __wordexp_end_word(x);
}

static int deliver(struct expansion *x, wordexp_t *we, int flags)
{
	size_t offset = flags & WRDE_DOOFFS ? we->we_offs : 0;
	size_t old = flags & WRDE_APPEND ? we->we_wordc : 0;
	char **all = realloc(flags & WRDE_APPEND ? we->we_wordv : NULL,
		(offset + old + x->count + 1) * sizeof *all);

	if (!all)
		return WRDE_NOSPACE;
	if (!(flags & WRDE_APPEND) || !we->we_wordv)
		memset(all, 0, offset * sizeof *all);
	if (x->count)
		memcpy(all + offset + old, x->words, x->count * sizeof *all);
	all[offset + old + x->count] = NULL;
	we->we_wordv = all;
	we->we_wordc = old + x->count;
	x->count = 0;
	return 0;
}

int wordexp(const char *restrict s, wordexp_t *restrict we, int flags)
{
	struct expansion x = { .flags = flags, .ifs = getenv("IFS") };
	int error;

	if (!x.ifs)
		x.ifs = " \t\n";
	if (flags & WRDE_REUSE)
		wordfree(we);
	if (!(flags & WRDE_APPEND)) {
		we->we_wordc = 0;
		we->we_wordv = NULL;
		if (!(flags & WRDE_DOOFFS))
			we->we_offs = 0;
	}
	error = words(&x, s);
	if ((!error || error == WRDE_NOSPACE) && deliver(&x, we, flags))
		error = WRDE_NOSPACE;
	while (x.count)
		free(x.words[--x.count]);
	free(x.words);
	free(x.word.s);
	free(x.pattern.s);
	return error;
}

void wordfree(wordexp_t *we)
{
	for (size_t i = 0; we->we_wordv && i < we->we_wordc; i++)
		free(we->we_wordv[we->we_offs + i]);
	free(we->we_wordv);
	we->we_wordv = NULL;
	we->we_wordc = 0;
}
