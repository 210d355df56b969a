/* draw.c: see draw.h. One line a row:
 *
 *   7fff2100c000│▶stack        rw-   132 KiB  calls push downwards │
 *
 * and with room to spare lines between them. Free room has dotted sides. Where there is no room for
 * the words at the right, a file that is not the program is named behind its part: "text ld.so". */
#include "draw.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "addresses.h"
#include "event.h"
#include "tools.h"

#define EDGE 12          /* column of the left side, behind 12 digits */
#define NAME (EDGE + 2)
#define NAME_COLUMNS 12
#define PROT (NAME + NAME_COLUMNS + 1)
#define SIZE (PROT + 3)
#define SIZE_COLUMNS 10
#define DETAIL (SIZE + SIZE_COLUMNS + 2)
#define ROOM_FOR_DETAIL 12

enum style draw_style(const struct row *r)
{
	if (r->marked)
		return STYLE_MARK;
	if (r->kind != ROW_AREA || r->loader || r->area->kind == AREA_VVAR)
		return STYLE_DIM;
	if (r->prot & PROT_EXEC)
		return STYLE_TEXT;
	return r->prot & PROT_WRITE ? STYLE_DATA : STYLE_CONSTANT;
}

static void rule(struct canvas *c, int row, int column, int width, const char *left, const char *right)
{
	canvas_put(c, row, column + EDGE, 1, STYLE_NORMAL, left);
	canvas_fill(c, row, column + EDGE + 1, width - EDGE - 2, STYLE_NORMAL, "─");
	canvas_put(c, row, column + width - 1, 1, STYLE_NORMAL, right);
}

static void address(struct canvas *c, int row, int column, const struct row *r)
{
	if (r->kind == ROW_KERNEL) /* 16 digits have no room */
		canvas_format(c, row, column, EDGE, STYLE_DIM, "%" PRIx64 "…",
			(uint64_t)ADDRESS_KERNEL >> 20);
	else
		canvas_format(c, row, column, EDGE, draw_style(r), "%12" PRIx64, r->start);
}

static void name(struct canvas *c, int row, int column, int width, const struct row *r)
{
	const struct area *a = r->area;
	const char *file = "";

	if (width - DETAIL - 1 < ROOM_FOR_DETAIL && a && a->kind == AREA_FILE
	    && a->role != ROLE_PROGRAM)
		file = a->role == ROLE_INTERPRETER ? "ld.so" : r->detail;
	canvas_format(c, row, column + NAME, r->kind == ROW_AREA ? NAME_COLUMNS : NAME_COLUMNS + 4,
		draw_style(r), "%s%s%s", r->label, *file ? " " : "", file);
}

static void one(struct canvas *c, int row, int column, int width, const struct row *r)
{
	const char *side = r->kind == ROW_AREA || r->kind == ROW_KERNEL ? "│" : "┊";
	enum style style = draw_style(r);
	char size[24], prot[4];

	address(c, row, column, r);
	canvas_fill(c, row, column + EDGE + 1, width - EDGE - 2, style, " ");
	canvas_put(c, row, column + EDGE, 1, STYLE_NORMAL, side);
	canvas_put(c, row, column + width - 1, 1, STYLE_NORMAL, side);
	canvas_put(c, row, column + EDGE + 1, 1, style, r->marked ? "▶" : r->kind == ROW_MORE ? "⋮" : " ");
	if (r->kind == ROW_MORE || r->kind == ROW_HOLE) {
		canvas_put(c, row, column + NAME, width - NAME - 1, style, r->detail);
		return;
	}
	name(c, row, column, width, r);
	if (r->kind == ROW_AREA)
		canvas_put(c, row, column + PROT, 3, style, event_prot(r->prot, prot));
	canvas_format(c, row, column + SIZE, SIZE_COLUMNS, style, "%*s", SIZE_COLUMNS,
		ulab_bytes((double)(r->end - r->start), size));
	if (width - DETAIL - 1 >= ROOM_FOR_DETAIL)
		canvas_put(c, row, column + DETAIL, width - DETAIL - 1, style, r->detail);
}

int draw_rows(struct canvas *c, int row, int column, int width, const struct row *r, size_t n,
	int lines)
{
	int at = row;

	for (size_t i = 0; i < n; i++) {
		if (lines && i)
			rule(c, at++, column, width, "├", "┤");
		one(c, at++, column, width, &r[i]);
	}
	return at - row;
}

int draw_space(struct canvas *c, int row, int column, int width, int height, const struct space *s,
	const struct view *v)
{
	size_t n, frame = height >= 12 ? 2 : 0, room = (size_t)(height > 0 ? height : 0) - frame;
	struct row *rows;
	int used = 0, lines;

	if (height < 1)
		return 0;
	rows = view_rows(s, v, &n);
	lines = 2 * n - 1 <= room;
	n = view_fit(rows, n, room);
	if (frame)
		rule(c, row + used++, column, width, "┌", "┐");
	used += draw_rows(c, row + used, column, width, rows, n, lines);
	if (frame)
		rule(c, row + used++, column, width, "└", "┘");
	free(rows);
	return used;
}
