/* canvas.c: see canvas.h. Text is taken apart byte by byte: UTF-8 here does not depend on the
 * locale, what is no UTF-8 becomes one '?' per byte. */
#include "canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

int canvas_init(struct canvas *c, int rows, int columns, int ascii)
{
	size_t cells = (size_t)(rows > 0 ? rows : 0) * (size_t)(columns > 0 ? columns : 0);
	struct cell *cell = realloc(c->cell, (cells ? cells : 1) * sizeof *cell);

	if (!cell)
		return -1;
	*c = (struct canvas){.rows = rows > 0 ? rows : 0, .columns = columns > 0 ? columns : 0,
		.ascii = ascii, .cell = cell};
	for (size_t i = 0; i < cells; i++)
		cell[i] = (struct cell){.character = L' '};
	return 0;
}

void canvas_free(struct canvas *c)
{
	free(c->cell);
	*c = (struct canvas){0};
}

/* ---- characters ---- */

/* One character of UTF-8; 0xfffd for a byte that is none. */
static wchar_t next_character(const char **text)
{
	const unsigned char *s = (const unsigned char *)*text;
	unsigned c = s[0];
	int more = c < 0x80 ? 0 : c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2
		: c >= 0xf0 && c < 0xf5 ? 3 : -1;
	unsigned value = more > 0 ? c & (0x3fu >> more) : c;

	for (int i = 1; i <= more; i++) {
		if ((s[i] & 0xc0) != 0x80) {
			more = -1;
			break;
		}
		value = value << 6 | (s[i] & 0x3fu);
	}
	*text += more > 0 ? more + 1 : 1;
	return more < 0 ? 0xfffd : (wchar_t)value;
}

/* East Asian wide characters, roughly; marks that combine take no column. */
static int width_of(wchar_t c)
{
	if ((c >= 0x300 && c <= 0x36f) || c == 0x200b || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f))
		return 0;
	return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
		|| (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f)
		|| (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6)
		|| (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd) ? 2 : 1;
}

static wchar_t plain_character(wchar_t c)
{
	static const struct { wchar_t from, to; } alike[] = {
		{L'─', '-'}, {L'│', '|'}, {L'┌', '+'}, {L'┐', '+'}, {L'└', '+'}, {L'┘', '+'}, {L'├', '+'},
		{L'┤', '+'}, {L'┬', '+'}, {L'┴', '+'}, {L'┼', '+'}, {L'┊', ':'}, {L'⋮', ':'}, {L'▶', '>'},
		{L'◀', '<'}, {L'→', '>'}, {L'←', '<'}, {L'↑', '^'}, {L'↓', 'v'}, {L'…', '~'}, {L'✓', 'y'},
		{L'✗', 'X'}, {L'≠', '!'}, {L'·', '.'}, {L'–', '-'}, {L'█', '#'}, {L'▓', '#'}, {L'░', '.'},
		{L'═', '='}, {L'▌', '|'},
	};

	if (c < 0x7f)
		return c;
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		if (alike[i].from == c)
			return alike[i].to;
	return L'?';
}

static wchar_t shown(const struct canvas *c, wchar_t character)
{
	if (character < 0x20 || (character >= 0x7f && character < 0xa0))
		return L'.';
	return c->ascii ? plain_character(character) : character;
}

int canvas_width(const char *text)
{
	int width = 0;

	while (*text)
		width += width_of(next_character(&text));
	return width;
}

/* ---- drawing ---- */

static struct cell *at(struct canvas *c, int row, int column)
{
	if (row < 0 || row >= c->rows || column < 0 || column >= c->columns)
		return NULL;
	return &c->cell[(size_t)row * (size_t)c->columns + (size_t)column];
}

/* `bytes` of text, or all of it up to its NUL if that comes first. */
static int put(struct canvas *c, int row, int column, int width, enum style style, const char *text,
	const char *end)
{
	int used = 0;

	while (text < end && *text) {
		wchar_t character = shown(c, next_character(&text));
		int columns = width_of(character);
		struct cell *cell = at(c, row, column + used);

		if (used + columns > width)
			break;
		if (columns && cell)
			*cell = (struct cell){.character = character, .style = (uint8_t)style};
		if (columns == 2 && (cell = at(c, row, column + used + 1)))
			*cell = (struct cell){.character = 0, .style = (uint8_t)style};
		used += columns;
	}
	return used;
}

int canvas_put(struct canvas *c, int row, int column, int width, enum style style, const char *text)
{
	return put(c, row, column, width, style, text, text + strlen(text));
}

int canvas_format(struct canvas *c, int row, int column, int width, enum style style,
	const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return canvas_put(c, row, column, width, style, text);
}

/* Where a line of `width` columns that begins at `text` ends, and where the next one begins. */
static const char *line_end(const char *text, int width, const char **next)
{
	const char *space = NULL, *s = text;
	int used = 0;

	while (*s && *s != '\n') {
		const char *before = s;
		int columns = width_of(next_character(&s));

		if (*before == ' ')
			space = before;
		if (used + columns > width) {
			const char *end = space ? space : before;

			if (end == text)
				end = s;  /* one character at least */
			for (*next = end; **next == ' '; )
				++*next;
			return end;
		}
		used += columns;
	}
	*next = *s ? s + 1 : s;
	return s;
}

int canvas_wrap(struct canvas *c, int row, int column, int width, int rows, enum style style,
	const char *text)
{
	int used = 0;

	if (width < 1)
		return 0;
	while (*text) {
		const char *next, *end = line_end(text, width, &next);

		if (used < rows)
			put(c, row + used, column, width, style, text, end);
		used++;
		text = next;
	}
	return used;
}

void canvas_fill(struct canvas *c, int row, int column, int width, enum style style, const char *one)
{
	for (int i = 0; i < width; i++)
		canvas_put(c, row, column + i, 1, style, one);
}

void canvas_style(struct canvas *c, int row, int column, int width, enum style style)
{
	for (int i = 0; i < width; i++) {
		struct cell *cell = at(c, row, column + i);

		if (cell)
			cell->style = (uint8_t)style;
	}
}

/* ---- as text ---- */

static void put_utf8(wchar_t wide, FILE *out)
{
	unsigned c = (unsigned)wide;

	if (c < 0x80) {
		putc((int)c, out);
	} else if (c < 0x800) {
		putc((int)(0xc0 | c >> 6), out);
		putc((int)(0x80 | (c & 0x3f)), out);
	} else {
		if (c < 0x10000) {
			putc((int)(0xe0 | c >> 12), out);
		} else {
			putc((int)(0xf0 | c >> 18), out);
			putc((int)(0x80 | (c >> 12 & 0x3f)), out);
		}
		putc((int)(0x80 | (c >> 6 & 0x3f)), out);
		putc((int)(0x80 | (c & 0x3f)), out);
	}
}

void canvas_print(const struct canvas *c, int from, int to, FILE *out)
{
	for (int row = from; row < to && row < c->rows; row++) {
		const struct cell *cell = &c->cell[(size_t)row * (size_t)c->columns];
		int columns = c->columns;

		while (columns && cell[columns - 1].character == L' ')
			columns--;
		for (int i = 0; i < columns; i++)
			if (cell[i].character)
				put_utf8(cell[i].character, out);
		putc('\n', out);
	}
}
