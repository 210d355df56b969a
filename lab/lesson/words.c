/* words.c: a line of a claims file is cut into words, and these are taken one by one. */
#include "lesson.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- cutting ---- */

static void add_word(struct words *w, const char *text, int quoted)
{
	w->word = lesson_alloc(w->word, (w->count + 1) * sizeof *w->word);
	w->quoted = lesson_alloc(w->quoted, w->count + 1);
	w->word[w->count] = event_intern(text);
	w->quoted[w->count++] = (uint8_t)quoted;
}

static int unescape(const char **s, char *c)
{
	switch (*++*s) {
	case 'n': *c = '\n'; return 0;
	case 't': *c = '\t'; return 0;
	case '"':
	case '\\': *c = **s; return 0;
	case 'x':
		if (isxdigit((unsigned char)(*s)[1]) && isxdigit((unsigned char)(*s)[2])) {
			char digits[3] = {(*s)[1], (*s)[2], 0};

			*c = (char)strtoul(digits, NULL, 16);
			*s += 2;
			return *c ? 0 : -1;
		}
	}
	return -1;
}

/* At a quote: the string into text. Returns what follows, or NULL and why. */
static const char *read_quoted(const char *s, char *text, char *why)
{
	for (s++; *s != '"'; s++) {
		char c = *s;

		if (!c) {
			snprintf(why, 256, "expected \" at the end of the string");
			return NULL;
		}
		if (c == '\\' && unescape(&s, &c)) {
			snprintf(why, 256, "expected one of \\\" \\\\ \\n \\t \\xHH (not 00) after the \\");
			return NULL;
		}
		*text++ = c;
	}
	*text = '\0';
	return s + 1;
}

int words_cut(struct words *w, const char *s, char *why)
{
	char *text = lesson_alloc(NULL, strlen(s) + 1);
	int quoted = 0;

	for (;;) {
		s += strspn(s, " \t\r\n");
		quoted = *s == '"';
		if (!*s || *s == '#')
			break;
		if (quoted) {
			s = read_quoted(s, text, why);
			if (!s)
				break;
		} else if (*s == ';') {
			strcpy(text, ";");
			s++;
		} else {
			size_t n = strcspn(s, " \t\r\n;\"");

			if (s[n] == '"' && s[n - 1] != '=') {
				snprintf(why, 256, "expected a blank before \"");
				s = NULL;
				break;
			}
			memcpy(text, s, n);
			text[n] = '\0';
			s += n;
		}
		add_word(w, text, quoted);
	}
	free(text);
	return s ? 0 : -1;
}

/* A quoted word as it may stand in a file. */
static size_t quote(char *text, size_t room, const char *word)
{
	size_t n = 0;

	for (const char *c = word; *c && n + 8 < room; c++) {
		if (*c == '"' || *c == '\\')
			n += (size_t)snprintf(text + n, room - n, "\\%c", *c);
		else if (*c == '\n' || *c == '\t')
			n += (size_t)snprintf(text + n, room - n, *c == '\n' ? "\\n" : "\\t");
		else if ((unsigned char)*c < ' ')
			n += (size_t)snprintf(text + n, room - n, "\\x%02x", (unsigned char)*c);
		else
			text[n++] = *c;
	}
	text[n] = '\0';
	return n;
}

const char *words_text(const struct words *w, size_t from, size_t to)
{
	char text[512] = "";
	size_t n = 0;

	for (size_t i = from; i < to && n + 16 < sizeof text; i++) {
		if (!strcmp(w->word[i], ";") && !w->quoted[i])
			break;
		if (i > from)
			text[n++] = ' ';
		if (!w->quoted[i]) {
			n += (size_t)snprintf(text + n, sizeof text - n, "%s", w->word[i]);
			continue;
		}
		text[n++] = '"';
		n += quote(text + n, sizeof text - n - 2, w->word[i]);
		text[n++] = '"';
		text[n] = '\0';
	}
	return event_intern(text);
}

/* ---- taking ---- */

const char *words_next(const struct words *w)
{
	return w->at < w->count ? w->word[w->at] : "";
}

int words_take(struct words *w, const char *word)
{
	if (w->at >= w->count || w->quoted[w->at] || strcmp(w->word[w->at], word))
		return 0;
	w->at++;
	return 1;
}

int words_expected(const struct words *w, const char *what, char *why)
{
	if (w->at >= w->count)
		snprintf(why, 256, "expected %s at the end of the line", what);
	else
		snprintf(why, 256, "expected %s instead of %s%.60s%s", what, w->quoted[w->at] ? "\"" : "'",
			w->word[w->at], w->quoted[w->at] ? "\"" : "'");
	for (char *c = why; *c; c++)
		*c = (char)((unsigned char)*c < ' ' || *c == 127 ? '?' : *c);
	return -1;
}

int words_mark(struct words *w, struct mark_ref *mark, char *why)
{
	char *end;

	if (w->at >= w->count || !w->quoted[w->at])
		return words_expected(w, "the name of a mark in \"…\"", why);
	mark->name = w->word[w->at++];
	mark->nth = 1;
	if (words_take(w, "last")) {
		mark->nth = 0;
	} else if (w->at < w->count && !w->quoted[w->at]) {
		long n = strtol(w->word[w->at], &end, 10);

		if (end != w->word[w->at] && !*end) {
			if (n < 1 || n > 1000000)
				return words_expected(w, "the number of a mark, from 1", why);
			mark->nth = (int)n;
			w->at++;
		}
	}
	return 0;
}
