/* canvas.h: a rectangle of characters that pictures are drawn on, without a terminal.
 *
 *   canvas_init()                a size, empty
 *   canvas_put(), canvas_wrap()  UTF-8 text at a place, cut at a width
 *   canvas_print()               as lines of text, for --plain
 *   canvas_free()
 *
 * Whoever has a terminal copies the cells to it. Where `ascii` is set nothing but ASCII comes out:
 * lines and marks are replaced by characters that look alike, the rest by '?'. Coordinates outside
 * the rectangle draw nothing. No curses in here. */
#ifndef LAB_CANVAS_H
#define LAB_CANVAS_H

#include <stdint.h>
#include <stdio.h>
#include <wchar.h>

enum style {
	STYLE_NORMAL,
	STYLE_DIM,       /* there, but not the point: free room, the loader's own memory */
	STYLE_BOLD,
	STYLE_TITLE,     /* the bar at the top and at the bottom */
	STYLE_MARK,      /* what this moment changes */
	STYLE_GOOD,
	STYLE_BAD,
	STYLE_DIFFER,    /* bytes that differ */
	STYLE_TEXT,      /* by protection: executable */
	STYLE_DATA,      /* writable */
	STYLE_CONSTANT,  /* readable only */
	STYLES
};

struct cell {
	wchar_t character;   /* 0: covered by the wide character to the left */
	uint8_t style;
};

struct canvas {
	int rows, columns;
	int ascii;
	struct cell *cell;
};

/* 0, or -1: no memory. A canvas that was used is resized and emptied. */
int canvas_init(struct canvas *, int rows, int columns, int ascii);
void canvas_free(struct canvas *);

/* Draws at most `width` columns of text; returns how many it took. Control characters become '.' */
int canvas_put(struct canvas *, int row, int column, int width, enum style, const char *text);
int canvas_format(struct canvas *, int row, int column, int width, enum style, const char *format,
	...) __attribute__((format(printf, 6, 7)));
/* Text over several rows, broken at spaces and at newlines; returns how many rows it needs. Rows
 * beyond `rows` are counted, not drawn. */
int canvas_wrap(struct canvas *, int row, int column, int width, int rows, enum style,
	const char *text);
void canvas_fill(struct canvas *, int row, int column, int width, enum style, const char *one);
/* Gives the cells of a row another style. */
void canvas_style(struct canvas *, int row, int column, int width, enum style);
/* Columns that the text takes. */
int canvas_width(const char *text);

/* Rows [from, to) as text, without spaces at the ends of lines. */
void canvas_print(const struct canvas *, int from, int to, FILE *);

#endif
