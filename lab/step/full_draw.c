/* full_draw.c: one screen:
 *
 *   title: program, step, whether the maps agree
 *   the file            │ the address space
 *   ───────────────────────────────────────────
 *   what, why, C call
 *   keys
 *
 * or, over all of it, a list. */
#include "full_draw.h"

#include <inttypes.h>
#include <string.h>

#include "draw.h"

#define FILE_COLUMNS 38    /* of the left side, at least */
#define LABEL 6

static void bar(struct canvas *c, int row, const char *left, const char *right)
{
	int width = canvas_width(right);

	canvas_fill(c, row, 0, c->columns, STYLE_TITLE, " ");
	canvas_put(c, row, 1, c->columns - 2 - width, STYLE_TITLE, left);
	canvas_put(c, row, c->columns - width - 1, width, STYLE_TITLE, right);
}

static void title(const struct full *s, struct canvas *c)
{
	const struct moment *m = &s->session->moment[s->shown];
	const char *program = words_base(session_text(&s->session->plan, "program"));
	char left[256];
	int back = s->shown + 1 < s->session->moments;

	snprintf(left, sizeof left, "%.40s  step %zu of %zu%s%s%s", program, s->shown,
		s->session->steps.events, m->step ? ": " : "", m->step ? m->step->name : "",
		back ? "  (picture of the past)" : s->session->entered ? "  at the entry point" : "");
	bar(c, 0, left, m->agrees ? "maps agree ✓" : "maps DIFFER ✗ (m)");
}

static int labelled(struct canvas *c, int row, int rows, const char *label, enum style style,
	const char *text)
{
	if (!*text || rows < 1)
		return 0;
	canvas_put(c, row, 1, LABEL, STYLE_BOLD, label);
	return canvas_wrap(c, row, 1 + LABEL, c->columns - 2 - LABEL, rows, style, text);
}

/* What is left out for want of room is left out from below: the call last but one, the changes
 * first. */
static void words(const struct full *s, struct canvas *c, int row, int rows)
{
	char text[2048];
	int end = row + rows, call;

	words_what(s->session, s->shown, text, sizeof text);
	row += labelled(c, row, end - row, "what", STYLE_NORMAL, text);
	words_why(s->session, s->shown, text, sizeof text);
	row += labelled(c, row, end - row, "why", STYLE_NORMAL, text);
	call = labelled(c, row, end - row, "C", STYLE_BOLD, words_call(s->session, s->shown));
	row += call;
	changes_list(s->session, s->shown, text, sizeof text);
	if (row < end && s->shown)
		labelled(c, row, end - row, "new", STYLE_NORMAL, text);
}

static void note(const struct full *s, struct canvas *c)
{
	size_t last = s->session->moments - 1;
	char text[160];

	if (s->note) {
		canvas_put(c, c->rows - 2, 1, c->columns - 2, STYLE_BAD, s->note);
	} else if (s->shown < last) {
		snprintf(text, sizeof text, "You look back: the process itself stands after step %zu. "
			"n goes forward.", last);
		canvas_put(c, c->rows - 2, 1, c->columns - 2, STYLE_BOLD, text);
	} else if (s->session->entered) {
		canvas_put(c, c->rows - 2, 1, c->columns - 2, STYLE_BOLD,
			"The load is complete. n lets the program run (Ctrl-] q ends it then).");
	} else if (!s->shown) {
		canvas_put(c, c->rows - 2, 1, c->columns - 2, STYLE_BOLD,
			"Press n for the first step, ? for help.");
	}
}

static void moment(const struct full *s, struct canvas *c)
{
	const struct moment *m = &s->session->moment[s->shown];
	int text_rows = c->rows >= 40 ? 13 : c->rows >= 30 ? 9 : c->rows >= 22 ? 7 : 5;
	int height = c->rows - 4 - text_rows;
	int left = c->columns * 36 / 100 < FILE_COLUMNS ? FILE_COLUMNS : c->columns * 36 / 100;
	int right;
	struct view view;

	if (c->columns - left - 1 < DRAW_COLUMNS)
		left = c->columns - DRAW_COLUMNS - 1 < FILE_COLUMNS - 4 ? 0 : c->columns - DRAW_COLUMNS - 1;
	right = left ? left + 1 : 0;
	title(s, c);
	session_view(s->session, m->step, &view);
	if (left)
		file_pane(c, 1, 1, left - 1, height, s->session, s->shown);
	draw_space(c, 1, right, c->columns - right, height, &m->space, &view);
	canvas_fill(c, height + 1, 0, c->columns, STYLE_DIM, "─");
	words(s, c, height + 2, text_rows);
	note(s, c);
	bar(c, c->rows - 1, c->columns < 76 ? "n next  p back  j jump  x m t  ? help  q quit"
		: "n next  p back  j to the jump  x bytes  m maps  t stack  ? help  q quit", "");
}

size_t full_sheet_rows(const struct full *s, int rows)
{
	int left = rows - 2 - (s->sheet.head != NULL);

	return left > 0 ? (size_t)left : 0;
}

static void sheet(const struct full *s, struct canvas *c)
{
	const struct sheet *sheet = &s->sheet;
	size_t rows = full_sheet_rows(s, c->rows), last = s->top + rows;
	char where[64];
	int row = 1;

	if (last > sheet->lines)
		last = sheet->lines;
	snprintf(where, sizeof where, "lines %zu-%zu of %zu", sheet->lines ? s->top + 1 : 0, last,
		sheet->lines);
	bar(c, 0, sheet->title ? sheet->title : "", where);
	if (sheet->head)
		sheet->head(sheet, c, row++, c->columns);
	for (size_t line = s->top; line < last; line++)
		sheet->draw(sheet, line, c, row++, c->columns);
	bar(c, c->rows - 1, sheet->next ? "Up Down PgUp PgDn Home End  d next difference  q close"
		: "Up Down PgUp PgDn Home End  q close", "");
}

void full_draw(const struct full *s, struct canvas *c)
{
	if (c->rows < FULL_ROWS || c->columns < FULL_COLUMNS) {
		char text[160];

		snprintf(text, sizeof text, "This window has %d columns and %d rows; %d and %d are needed. "
			"Make it larger, or type q to quit.", c->columns, c->rows, FULL_COLUMNS, FULL_ROWS);
		canvas_wrap(c, 0, 0, c->columns, c->rows, STYLE_NORMAL, text);
	} else if (s->sheet.draw) {
		sheet(s, c);
	} else {
		moment(s, c);
	}
}
