/* dollar.c: what begins with '$' or '`': POSIX.1-2017, XCU 2.6.2 to 2.6.4. Variables are those of the
 * environment; commands are run by the shell. */
#include <ctype.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "wordexp_internal.h"

/* ---- where an expansion ends ---- */

static const char *skip_quoted(const char *s)
{
	char quote = *s++;

	for (; *s && *s != quote; s++)
		if (*s == '\\' && quote != '\'' && s[1])
			s++;
	return *s ? s : NULL;
}

/* The `close` that belongs to an `open` before s; NULL: there is none. */
static const char *closing(const char *s, char open, char close)
{
	int depth = 1;

	for (; s && *s; s++) {
		if (*s == '\\' && s[1])
			s++;
		else if (*s == '\'' || *s == '"' || *s == '`') {
			s = skip_quoted(s);
			if (!s)
				return NULL;
		} else if (*s == open)
			depth++;
		else if (*s == close && !--depth)
			return s;
	}
	return NULL;
}

/* ---- commands ---- */

static int read_output(FILE *pipe, struct text *output)
{
	int c, error = 0;

	while (!error && (c = fgetc(pipe)) != EOF)
		if (c)
			error = __wordexp_put(output, (char)c);
	return error;
}

static int command(struct expansion *x, const char *s, size_t n, int quoted)
{
	static const char silence[] = "exec 2>/dev/null\n";
	struct text output = { .s = NULL };
	size_t skipped = x->flags & WRDE_SHOWERR ? 0 : sizeof silence - 1;
	char *line;
	FILE *pipe;
	int error;

	if (x->flags & WRDE_NOCMD)
		return WRDE_CMDSUB;
	line = malloc(skipped + n + 1);
	if (!line)
		return WRDE_NOSPACE;
	memcpy(line, silence, skipped);
	memcpy(line + skipped, s, n);
	line[skipped + n] = '\0';
	pipe = popen(line, "r");
	free(line);
	if (!pipe)
		return WRDE_NOSPACE;
	error = read_output(pipe, &output);
	pclose(pipe);
	while (output.length && output.s[output.length - 1] == '\n')
		output.length--;
	if (!error)
		error = __wordexp_put(&output, '\0');
	if (!error)
		error = __wordexp_result(x, output.s, quoted);
	free(output.s);
	return error;
}

static int backquoted(struct expansion *x, const char **at, int quoted)
{
	const char *s = *at + 1;
	struct text line = { .s = NULL };
	int error = 0;

	for (; *s && *s != '`' && !error; s++) {
		if (*s == '\\' && (s[1] == '$' || s[1] == '`' || s[1] == '\\'))
			s++;
		error = __wordexp_put(&line, *s);
	}
	if (!error)
		error = *s ? command(x, line.s ? line.s : "", line.length, quoted) : WRDE_SYNTAX;
	free(line.s);
	*at = s + (*s != 0);
	return error;
}

/* ---- arithmetic ---- */

/* A text with its quotes and expansions taken, as one piece of memory. */
static int expanded(const struct expansion *x, const char *s, size_t n, int pattern, char **result)
{
	struct expansion inner = { .flags = x->flags, .ifs = "", .depth = x->depth };
	char *copy = strndup(s, n);
	int error = copy ? __wordexp_text(&inner, copy, 0) : WRDE_NOSPACE;
	struct text *wanted = pattern ? &inner.pattern : &inner.word;

	free(copy);
	if (!error)
		error = __wordexp_put(wanted, '\0');
	*result = error ? NULL : wanted->s;
	if (error || !pattern)
		free(inner.pattern.s);
	if (error || pattern)
		free(inner.word.s);
	return error;
}

static int arithmetic(struct expansion *x, const char *s, size_t n, int quoted)
{
	char *text, number[24];
	long value;
	int error = expanded(x, s, n, 0, &text);

	if (error)
		return error;
	error = __wordexp_arithmetic(text, &value);
	free(text);
	snprintf(number, sizeof number, "%ld", value);
	return error ? error : __wordexp_result(x, number, quoted);
}

/* ---- variables ---- */

static size_t name_length(const char *s)
{
	size_t n = 0;

	if (isdigit((unsigned char)*s))
		return 1;
	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	return n;
}

static int undefined(const struct expansion *x, const char *value)
{
	return !value && (x->flags & WRDE_UNDEF) ? WRDE_BADVAL : 0;
}

/* - = ? +: the word in place of what is not set (or empty, with ':'). */
static int substitute(struct expansion *x, const char *name, const char *value, char operation,
	const char *word, int quoted)
{
	char *text;
	int error;

	if (operation == '+')
		return value ? __wordexp_text(x, word, quoted) : 0;
	if (value)
		return __wordexp_result(x, value, quoted);
	if (operation == '-')
		return __wordexp_text(x, word, quoted);
	error = expanded(x, word, strlen(word), 0, &text);
	if (error)
		return error;
	if (operation == '?') {
		if (x->flags & WRDE_SHOWERR)
			fprintf(stderr, "%s: %s\n", name, *text ? text : "parameter null or not set");
		error = WRDE_BADVAL;
	} else {
		error = setenv(name, text, 1) ? WRDE_NOSPACE : __wordexp_result(x, text, quoted);
	}
	free(text);
	return error;
}

/* # ## % %%: without the shortest or longest prefix or suffix that matches. */
static int trim(struct expansion *x, const char *value, const char *word, int quoted)
{
	int suffix = *word == '%', most = word[1] == *word, error;
	size_t n = strlen(value);
	char *pattern, *copy = strdup(value);

	error = expanded(x, word + 1 + most, strlen(word + 1 + most), 1, &pattern);
	if (!copy || error) {
		free(copy);
		return error ? error : WRDE_NOSPACE;
	}
	for (size_t i = 0; i <= n; i++) {
		size_t taken = most ? n - i : i;
		int matches;

		if (suffix) {
			matches = !fnmatch(pattern, value + n - taken, 0);
			copy[n - taken] = matches ? '\0' : copy[n - taken];
		} else {
			memcpy(copy, value, taken);
			copy[taken] = '\0';
			matches = !fnmatch(pattern, copy, 0);
			memcpy(copy, value + (matches ? taken : 0), n + 1 - (matches ? taken : 0));
		}
		if (matches)
			break;
	}
	error = __wordexp_result(x, copy, quoted);
	free(copy);
	free(pattern);
	return error;
}

static int braced(struct expansion *x, char *s, int quoted)
{
	char number[24], *name = s + (*s == '#' && s[1]), *rest = name + name_length(name), operation = *rest;
	const char *value;
	int colon = *rest == ':', error;

	if (rest == name)
		return WRDE_SYNTAX;
	*rest = '\0';
	value = getenv(name);
	if (*s == '#') {
		snprintf(number, sizeof number, "%zu", value ? strlen(value) : 0);
		return operation ? WRDE_SYNTAX : undefined(x, value) ? WRDE_BADVAL : __wordexp_result(x, number, quoted);
	}
	error = undefined(x, value);
	if (!operation)
		return error ? error : __wordexp_result(x, value ? value : "", quoted);
	if (operation == '#' || operation == '%') {
		*rest = operation;
		return error ? error : trim(x, value ? value : "", rest, quoted);
	}
	if (colon)
		operation = *++rest;
	if (!operation || !strchr("-=?+", operation))
		return WRDE_SYNTAX;
	if (colon && value && !*value)
		value = NULL;
	return substitute(x, name, value, operation, rest + 1, quoted);
}

static int in_braces(struct expansion *x, const char **at, int quoted)
{
	const char *end = closing(*at + 2, '{', '}');
	char *inside;
	int error;

	if (!end)
		return WRDE_SYNTAX;
	inside = strndup(*at + 2, (size_t)(end - *at) - 2);
	error = inside ? braced(x, inside, quoted) : WRDE_NOSPACE;
	free(inside);
	*at = end + 1;
	return error;
}

static int in_parentheses(struct expansion *x, const char **at, int quoted)
{
	const char *s = *at + 2, *end = closing(s, '(', ')');

	if (!end)
		return WRDE_SYNTAX;
	*at = end + 1;
	if (*s == '(' && end[-1] == ')')
		return arithmetic(x, s + 1, (size_t)(end - s) - 2, quoted);
	return command(x, s, (size_t)(end - s), quoted);
}

static int plain(struct expansion *x, const char **at, int quoted)
{
	size_t n = name_length(*at + 1);
	char *name;
	const char *value;

	if (!n) {
		++*at;
		return __wordexp_char(x, '$', 1);
	}
	name = strndup(*at + 1, n);
	if (!name)
		return WRDE_NOSPACE;
	value = getenv(name);
	free(name);
	*at += n + 1;
	return undefined(x, value) ? WRDE_BADVAL : __wordexp_result(x, value ? value : "", quoted);
}

int __wordexp_dollar(struct expansion *x, const char **at, int quoted)
{
	int error;

	if (++x->depth > NEST_MAX)
		error = WRDE_SYNTAX;
	else if (**at == '`')
		error = backquoted(x, at, quoted);
	else if ((*at)[1] == '{')
		error = in_braces(x, at, quoted);
	else if ((*at)[1] == '(')
		error = in_parentheses(x, at, quoted);
	else
		error = plain(x, at, quoted);
	x->depth--;
	return error;
}
