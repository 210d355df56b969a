/* readme.c: a lesson's README for a terminal: headings, paragraphs wrapped to the width (Chinese text
 * has no blanks to break at and its characters are two columns wide), code as it stands. */
#include "lesson.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* ---- characters, in UTF-8 whatever the locale is ---- */

static uint32_t next_character(const char **s)
{
	const unsigned char *u = (const unsigned char *)*s;
	unsigned more = *u >= 0xf0 ? 3 : *u >= 0xe0 ? 2 : *u >= 0xc0 ? 1 : 0;
	uint32_t c = more == 3 ? *u & 7U : more == 2 ? *u & 15U : more ? *u & 31U : *u;

	for (u++; more && (*u & 0xc0) == 0x80; more--, u++)
		c = c << 6 | (*u & 63U);
	*s = (const char *)u;
	return c;
}

static int is_wide(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
		|| (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f)
		|| (c >= 0xff00 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3fffd);
}

int text_width(const char *s)
{
	int n = 0;

	while (*s)
		n += is_wide(next_character(&s)) ? 2 : 1;
	return n;
}

/* A line does not begin with these. */
static int closes(uint32_t c)
{
	return c == 0xff0c || c == 0x3002 || c == 0xff1a || c == 0xff1b || c == 0xff01 || c == 0xff1f
		|| c == 0xff09 || c == 0x3001 || c == 0x300d || c == 0x300f || c == 0x201d || c == 0x300b;
}

/* Bytes of the piece at s that is not broken: a word, or one wide character with what clings to it. */
static size_t piece(const char *s)
{
	const char *at = s, *next = s;
	uint32_t c = next_character(&next);

	if (is_wide(c)) {
		for (at = next; *at; at = next)
			if (!closes(next_character(&next)))
				break;
		return (size_t)(at - s);
	}
	while (*at && *at != ' ') {
		next = at;
		c = next_character(&next);
		if (is_wide(c) && !closes(c))
			break;
		at = next;
	}
	return (size_t)(at - s);
}

/* ---- wrapping ---- */

static const char *const plain[] = {"", ""}, *const bold[] = {"\033[1m", "\033[0m"};

/* `code` and **bold** lose their marks; with colour they are bold. marked NULL: the text is as it is */
static void print_piece(const char *s, size_t n, int *marked, const struct options *o)
{
	const char *const *style = o->colour ? bold : plain;

	for (size_t i = 0; i < n; i++) {
		if (marked && (s[i] == '`' || (i + 1 < n && s[i] == '*' && s[i + 1] == '*'))) {
			i += s[i] == '*';
			*marked = !*marked;
			fputs(style[!*marked], stdout);
		} else {
			putchar(s[i]);
		}
	}
}

static int piece_width(const char *s, size_t n, int marks)
{
	char text[1024];
	size_t t = 0;

	for (size_t i = 0; i < n && t < sizeof text - 1; i++) {
		if (marks && i + 1 < n && s[i] == '*' && s[i + 1] == '*')
			i++;
		else if (!marks || s[i] != '`')
			text[t++] = s[i];
	}
	text[t] = '\0';
	return text_width(text);
}

static void wrap(const char *s, int first, int indent, int marks, const struct options *o)
{
	int column = first, marked = 0, blank = 0, begun = 0;

	while (*s) {
		size_t n;
		int width;

		if (*s == ' ') {
			blank = 1;
			s++;
			continue;
		}
		n = piece(s);
		width = piece_width(s, n, marks);
		if (begun && column + blank + width > o->width) {
			printf("\n%*s", indent, "");
			column = indent;
		} else if (begun && blank) {
			putchar(' ');
			column++;
		}
		print_piece(s, n, marks ? &marked : NULL, o);
		column += width;
		begun = 1;
		blank = 0;
		s += n;
	}
	if (marked && o->colour)
		fputs(bold[1], stdout);
	putchar('\n');
}

void text_print(const char *text, int indent, const struct options *o)
{
	printf("%*s", indent, "");
	wrap(text, indent, indent, 1, o);
}

void text_go_on(const char *text, int column, const struct options *o)
{
	wrap(text, column, column, 0, o);
}

/* ---- the file ---- */

struct paragraph { char *text; size_t bytes; };

static void append(struct paragraph *p, const char *line)
{
	size_t n = strlen(line);
	int blank = p->bytes && *line && (signed char)p->text[p->bytes - 1] > 0 && (signed char)*line > 0;

	p->text = lesson_alloc(p->text, p->bytes + n + 2);
	if (blank || (p->bytes && ((signed char)p->text[p->bytes - 1] > 0) != ((signed char)*line > 0)
			&& p->text[p->bytes - 1] != ' '))
		p->text[p->bytes++] = ' ';
	memcpy(p->text + p->bytes, line, n + 1);
	p->bytes += n;
}

static void flush_paragraph(struct paragraph *p, const struct options *o)
{
	const char *s = p->text;
	size_t hang = 0;

	if (!p->bytes)
		return;
	if (!strncmp(s, "- ", 2))
		hang = 2;
	else if (isdigit((unsigned char)*s) && s[strspn(s, "0123456789")] == '.')
		hang = strspn(s, "0123456789") + 2;
	printf("  ");
	wrap(s, 2, 2 + (int)hang, 1, o);
	p->bytes = 0;
}

static void heading(const char *line, const struct options *o)
{
	const char *const *style = o->colour ? bold : plain;

	printf("%s%s%s%s\n", line[1] == '#' ? "" : "\n", style[0], line + strspn(line, "# "), style[1]);
}

static void print_line(struct paragraph *p, const char *line, int *code, const struct options *o)
{
	int fence = !strncmp(line, "```", 3);

	if (*code && !fence) {
		printf("    %s\n", line);
	} else if (!p->bytes && !strncmp(line, "    ", 4)) {
		puts(line);
	} else if (fence) {
		flush_paragraph(p, o);
		*code = !*code;
	} else if (!*line) {
		flush_paragraph(p, o);
		putchar('\n');
	} else if (*line == '#') {
		flush_paragraph(p, o);
		heading(line, o);
	} else if (*line == '|') {
		flush_paragraph(p, o);
		if (strspn(line, "|- :") != strlen(line))
			printf("  %s\n", line);
	} else {
		if (!strncmp(line, "- ", 2) || (isdigit((unsigned char)*line)
				&& !strncmp(line + strspn(line, "0123456789"), ". ", 2)))
			flush_paragraph(p, o);
		append(p, line + strspn(line, " "));
	}
}

static FILE *open_readme(const char *folder, enum language l)
{
	FILE *file = fopen(lesson_join(folder, l == CHINESE ? "README.zh.md" : "README.md"), "re");

	return file || l == ENGLISH ? file : fopen(lesson_join(folder, "README.md"), "re");
}

void readme_heading(const struct lesson *lesson, const struct options *o, int section)
{
	FILE *file = open_readme(lesson->folder, o->language);
	char *line = NULL;
	size_t room = 0;
	int code = 0;

	while (file && section && getline(&line, &room, file) > 0) {
		code ^= !strncmp(line, "```", 3);
		if (code || strncmp(line, "## ", 3) || --section)
			continue;
		line[strcspn(line, "\r\n")] = '\0';
		heading(line, o);
	}
	free(line);
	if (file)
		fclose(file);
}

void readme_print(const struct lesson *lesson, const struct options *o, int from, int to)
{
	FILE *file = open_readme(lesson->folder, o->language);
	struct paragraph p = {NULL, 0};
	char *line = NULL;
	size_t room = 0;
	int section = 0, code = 0;

	while (file && getline(&line, &room, file) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		if (!code && !strncmp(line, "## ", 3)) {
			if (section >= from && section <= to)
				flush_paragraph(&p, o);
			section++;
		}
		if (section >= from && section <= to)
			print_line(&p, line, &code, o);
		else if (!strncmp(line, "```", 3))
			code = !code;
	}
	flush_paragraph(&p, o);
	free(p.text);
	free(line);
	if (file)
		fclose(file);
}

const char *readme_title(const char *folder, enum language l)
{
	FILE *file = open_readme(folder, l);
	const char *title = NULL;
	char *line = NULL;
	size_t room = 0;

	if (file && getline(&line, &room, file) > 0 && !strncmp(line, "# ", 2)) {
		const char *s = line + 2;

		line[strcspn(line, "\r\n")] = '\0';
		s += strspn(s, "0123456789");
		s += *s == '.';
		title = event_intern(s + strspn(s, " "));
	}
	free(line);
	if (file)
		fclose(file);
	return title;
}
