/* pane.c: see pane.h: a small machine over the bytes, with one state per kind of sequence. */
#include "pane.h"

#include <stdlib.h>
#include <string.h>

enum state { TEXT, ESCAPE, CONTROL, STRING, STRING_ESCAPE, CHARSET };

int pane_init(struct pane *p)
{
	memset(p, 0, sizeof *p);
	p->line = calloc(PANE_LINES, sizeof *p->line);
	p->lines = 1;
	return p->line ? 0 : -1;
}

void pane_free(struct pane *p)
{
	free(p->line);
	p->line = NULL;
}

static uint32_t *last_line(struct pane *p)
{
	return p->line[(p->lines - 1) % PANE_LINES];
}

static void new_line(struct pane *p)
{
	p->lines++;
	p->column = 0;
	memset(last_line(p), 0, sizeof *p->line);
}

/* Where a program moves the cursor about, each stop that is not on this line begins one. */
static void new_screen(struct pane *p)
{
	if (last_line(p)[0])
		new_line(p);
}

static void put(struct pane *p, uint32_t c)
{
	uint32_t *line = last_line(p);

	if (p->column >= PANE_COLUMNS) {
		new_line(p);
		line = last_line(p);
	}
	for (unsigned i = p->column; i-- > 0 && !line[i];)
		line[i] = ' ';
	line[p->column++] = c;
}

static void text_byte(struct pane *p, unsigned char c)
{
	if (p->more && (c & 0xc0) == 0x80) {
		p->character = p->character << 6 | (c & 0x3f);
		if (!--p->more)
			put(p, p->character);
		return;
	}
	p->more = 0;
	if (c >= 0xc2 && c < 0xf5) {
		p->more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
		p->character = c & (0x3fu >> p->more);
	} else if (c == '\n' || c == '\v' || c == '\f') {
		new_line(p);
	} else if (c == '\r') {
		p->column = 0;
	} else if (c == '\b') {
		p->column -= p->column > 0;
	} else if (c == '\t') {
		do
			put(p, ' ');
		while (p->column % 8 && p->column < PANE_COLUMNS);
	} else if (c == 033) {
		p->state = ESCAPE;
	} else if (c >= ' ' && c != 0177) {
		put(p, c < 0x80 ? c : '?');
	}
}

static unsigned escape_byte(struct pane *p, unsigned char c)
{
	if (c == '[')
		return CONTROL;
	if (c == ']' || c == 'P' || c == '_' || c == '^' || c == 'X')
		return STRING;
	if (c == '(' || c == ')' || c == '#' || c == '%')
		return CHARSET;
	if (c == 'c' || c == 'M')
		new_screen(p);
	return TEXT;
}

static void control_end(struct pane *p, unsigned char c)
{
	if (c == 'H' || c == 'f' || c == 'A' || c == 'J' || c == 'd')
		new_screen(p);
	else if (c == 'K') /* to the end of the line, in most programs */
		for (unsigned i = p->column; i < PANE_COLUMNS; i++)
			last_line(p)[i] = 0;
}

static void byte(struct pane *p, unsigned char c)
{
	switch ((enum state)p->state) {
	case TEXT: text_byte(p, c); break;
	case ESCAPE: p->state = escape_byte(p, c); break;
	case CHARSET: p->state = TEXT; break;
	case CONTROL:
		if (c >= '@' && c <= '~') {
			control_end(p, c);
			p->state = TEXT;
		} else if (c == 033) {
			p->state = ESCAPE;
		}
		break;
	case STRING: p->state = c == 7 ? TEXT : c == 033 ? STRING_ESCAPE : STRING; break;
	case STRING_ESCAPE: p->state = c == '\\' ? TEXT : STRING; break;
	}
}

void pane_write(struct pane *p, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		byte(p, (unsigned char)bytes[i]);
}

static size_t utf8(uint32_t c, char *to)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xc0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xe0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3f));
		to[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	to[0] = (char)(0xf0 | (c >> 18 & 7));
	to[1] = (char)(0x80 | (c >> 12 & 0x3f));
	to[2] = (char)(0x80 | (c >> 6 & 0x3f));
	to[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

void pane_text(const struct pane *p, size_t number, unsigned columns, char *text, size_t room)
{
	size_t at = 0;

	if (number < p->lines && number + PANE_LINES >= p->lines) {
		const uint32_t *line = p->line[number % PANE_LINES];

		for (unsigned i = 0; i < columns && i < PANE_COLUMNS && line[i] && at + 5 < room; i++)
			at += utf8(line[i], text + at);
	}
	text[at] = '\0';
}
