/* draw.h: the rows of an address space, drawn on a canvas. */
#ifndef LAB_DRAW_H
#define LAB_DRAW_H

#include "canvas.h"
#include "rows.h"

#define DRAW_COLUMNS 41   /* fewer than these cannot hold a row */

/* Draws the space into a rectangle: a frame where there is room for one, each row with its lowest
 * address, name, protection and size, "▶" beside what changes. Returns how many rows it took. */
int draw_space(struct canvas *, int row, int column, int width, int height, const struct space *,
	const struct view *);

/* The rows that were made elsewhere (view_rows(), view_fit()); `lines`: a line between two rows. */
int draw_rows(struct canvas *, int row, int column, int width, const struct row *, size_t n,
	int lines);

enum style draw_style(const struct row *);

#endif
