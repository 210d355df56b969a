/* screen.c: see screen.h. From top to bottom: a title; the address space beside the counters; the
 * events; the program's output; the keys. A part that is enlarged takes the room of the others. */
#include "screen.h"
#include "draw.h"
#include "tools.h"

#include <curses.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define BYTES(n) ulab_bytes((double)(n), (char[24]){0})
#define COUNTERS 11            /* rows */
#define NARROW 70              /* columns: too few for the counters */
#define PAIRS 40               /* the first of our colour pairs */

struct layout screen_layout(int rows, enum zoom zoom, int has_pane, int wanted)
{
	int body = rows - 2;
	struct layout l = {1, 0, 0, 0};

	if (zoom == ZOOM_LOG) {
		l.log = body - 1;
	} else if (zoom == ZOOM_OUTPUT && has_pane) {
		l.pane = body - 1;
	} else {
		l.pane = has_pane ? body / 4 : 0;
		l.log = body / 4;
		l.picture = body - l.pane - l.log - 1 - (has_pane != 0);
		if (l.picture > wanted) {
			l.log += l.picture - wanted;
			l.picture = wanted;
		}
	}
	return l;
}

/* Columns of the picture with its pages. */
static int picture_width(int columns)
{
	int width = columns / 2 + 7;

	return columns < NARROW ? columns : width > 90 ? 90 : width;
}

/* ---- to curses ---- */

void screen_colours(void)
{
	static const short of[STYLES] = {
		[STYLE_GOOD] = COLOR_GREEN, [STYLE_BAD] = COLOR_RED, [STYLE_DIFFER] = COLOR_MAGENTA,
		[STYLE_TEXT] = COLOR_CYAN, [STYLE_DATA] = COLOR_YELLOW, [STYLE_CONSTANT] = COLOR_GREEN,
	};
	const char *no_color = getenv("NO_COLOR");

	if (!has_colors() || (no_color && *no_color) || start_color() == ERR)
		return;
	use_default_colors();
	for (short i = 0; i < STYLES; i++)
		if (of[i])
			init_pair((short)(PAIRS + i), of[i], -1);
}

static attr_t attributes(unsigned style, short *pair)
{
	const char *no_color = getenv("NO_COLOR");

	*pair = 0;
	switch (style) {
	case STYLE_DIM: return A_DIM;
	case STYLE_BOLD: return A_BOLD;
	case STYLE_TITLE: return A_REVERSE;
	case STYLE_MARK: return A_REVERSE | A_BOLD;
	case STYLE_NORMAL: return A_NORMAL;
	default: break;
	}
	if (has_colors() && !(no_color && *no_color))
		*pair = (short)(PAIRS + style);
	return A_NORMAL;
}

static void to_curses(const struct canvas *c)
{
	for (int row = 0; row < c->rows; row++)
		for (int column = 0; column < c->columns; column++) {
			const struct cell *cell = &c->cell[row * c->columns + column];
			wchar_t text[2] = {cell->character, L'\0'};
			cchar_t out;
			short pair;
			attr_t a;

			if (!cell->character)
				continue;
			a = attributes(cell->style, &pair);
			setcchar(&out, text, a, pair, NULL);
			mvadd_wch(row, column, &out);
		}
	refresh();
}

/* ---- the parts ---- */

static void draw_title(struct screen *s)
{
	struct canvas *c = &s->canvas;
	char state[64];

	if (!s->ended)
		snprintf(state, sizeof state, "running, %.1f s", s->seconds);
	else if (WIFSIGNALED(s->status))
		snprintf(state, sizeof state, "killed by signal %d, %.3f s", WTERMSIG(s->status), s->seconds);
	else
		snprintf(state, sizeof state, "ended with status %d, %.3f s", WEXITSTATUS(s->status),
			s->seconds);
	canvas_fill(c, 0, 0, c->columns, STYLE_TITLE, " ");
	canvas_format(c, 0, 1, c->columns - 2, STYLE_TITLE, "ulab watch  %s  pid %d  %s",
		s->program ? s->program : "", s->pid, state);
}

static void draw_footer(struct screen *s)
{
	struct canvas *c = &s->canvas;
	const char *text = "keys go to the program   Ctrl-] and then: q leave  e events  o output  ? help";

	if (s->ended)
		text = "q leave   e events   o output   b both   up, down, PgUp, PgDn scroll   ? help";
	else if (s->prefix)
		text = "Ctrl-]   q leave  e events  o output  b both  u/d scroll  ? help  Ctrl-] to the program";
	canvas_fill(c, c->rows - 1, 0, c->columns, STYLE_TITLE, " ");
	canvas_put(c, c->rows - 1, 1, c->columns - 2, STYLE_TITLE, text);
}

static void part_title(struct screen *s, int row, const char *text)
{
	canvas_fill(&s->canvas, row, 0, s->canvas.columns, STYLE_DIM, "─");
	canvas_format(&s->canvas, row, 2, s->canvas.columns - 4, STYLE_BOLD, " %s ", text);
}

/* Resident pages of each row of the picture: one pass over the pages. The rows go downwards. */
static void count_pages(const struct space *space, const struct row *rows, size_t n,
	uint64_t *pages)
{
	memset(pages, 0, n * sizeof *pages);
	for (size_t i = 0; i < space->pages.room; i++) {
		uint64_t page = space->pages.slot[i].page;
		size_t low = 0, high = n;

		if (!(page & 1))
			continue;
		while (low < high) { /* the first row that begins at or below the page */
			size_t middle = low + (high - low) / 2;

			if (rows[middle].start <= page)
				high = middle;
			else
				low = middle + 1;
		}
		if (low < n)
			pages[low]++;
	}
}

static void draw_picture(struct screen *s, struct row *rows, size_t n, int top, int height)
{
	int width = picture_width(s->canvas.columns);
	uint64_t *pages;

	n = view_fit(rows, n, (size_t)height);
	pages = calloc(n + 1, sizeof *pages);
	if (n > (size_t)height)
		n = (size_t)height;
	draw_rows(&s->canvas, top, 0, width - 8, rows, n, 0);
	if (pages)
		count_pages(s->space, rows, n, pages);
	for (size_t i = 0; pages && i < n; i++)
		if (pages[i])
			canvas_format(&s->canvas, top + (int)i, width - 7, 7, STYLE_NORMAL, "%5lu p",
				(unsigned long)pages[i]);
	free(pages);
}

static void counter(struct screen *s, int *row, int last, const char *name, const char *value)
{
	int column = picture_width(s->canvas.columns) + 1;

	if (*row > last)
		return;
	canvas_put(&s->canvas, *row, column, 12, STYLE_DIM, name);
	canvas_put(&s->canvas, *row, column + 9, s->canvas.columns - column - 9, STYLE_NORMAL, value);
	++*row;
}

static uint64_t sum(const struct tally *t, enum tally_row a, enum tally_row b)
{
	return t->row[a].events + t->row[b].events;
}

static void draw_counters(struct screen *s, int top, int height)
{
	const struct tally *t = s->tally;
	const struct space *m = s->space;
	uint64_t heap = 0;
	char text[128];
	int row = top, last = top + height - 1;

	snprintf(text, sizeof text, "%s", BYTES(m->brk > m->start_brk ? m->brk - m->start_brk : 0));
	counter(s, &row, last, "break", text);
	snprintf(text, sizeof text, "%s, peak %s", BYTES(m->mapped), BYTES(m->peak_mapped));
	counter(s, &row, last, "mapped", text);
	snprintf(text, sizeof text, "%s, peak %s", BYTES(m->pages.count * PAGE), BYTES(m->peak_resident));
	counter(s, &row, last, "resident", text);
	snprintf(text, sizeof text, s->ended ? "%lu" : "%lu  %.0f/s", (unsigned long)s->events,
		s->event_rate);
	counter(s, &row, last, "events", text);
	snprintf(text, sizeof text, s->ended ? "%lu" : "%lu  %.0f/s",
		(unsigned long)t->row[TALLY_TOUCH].events, s->fault_rate);
	counter(s, &row, last, "touches", text);
	snprintf(text, sizeof text, "%lu up, %lu down", (unsigned long)t->row[TALLY_BRK_UP].events,
		(unsigned long)t->row[TALLY_BRK_DOWN].events);
	counter(s, &row, last, "brk", text);
	snprintf(text, sizeof text, "%lu, munmap %lu", (unsigned long)sum(t, TALLY_MMAP, TALLY_MMAP_FILE),
		(unsigned long)t->row[TALLY_MUNMAP].events);
	counter(s, &row, last, "mmap", text);
	for (unsigned i = 0; i < CALL_KINDS; i++)
		heap += t->heap[i].events;
	if (heap) {
		snprintf(text, sizeof text, "%lu, %lu calls", (unsigned long)heap, (unsigned long)t->heap_calls);
		counter(s, &row, last, "malloc", text);
	}
	snprintf(text, sizeof text, "%lu, mremap %lu", (unsigned long)t->row[TALLY_MPROTECT].events,
		(unsigned long)t->row[TALLY_MREMAP].events);
	counter(s, &row, last, "mprotect", text);
	snprintf(text, sizeof text, "%lu, %s", (unsigned long)t->row[TALLY_STACK].events,
		BYTES(t->row[TALLY_STACK].bytes));
	counter(s, &row, last, "stack", text);
	snprintf(text, sizeof text, "%lu, signals %lu", (unsigned long)t->row[TALLY_FORK].events,
		(unsigned long)t->row[TALLY_SIGNAL].events);
	counter(s, &row, last, "children", text);
}

static enum style class_style(enum line_class class)
{
	switch (class) {
	case LINE_GAIN: return STYLE_GOOD;
	case LINE_LOSS: return STYLE_BAD;
	case LINE_CHANGE: return STYLE_DIFFER;
	case LINE_TOUCH: return STYLE_TEXT;
	case LINE_HEAP: return STYLE_DATA;
	case LINE_END: return STYLE_BOLD;
	case LINE_PLAIN: break;
	}
	return STYLE_NORMAL;
}

static void draw_log(struct screen *s, int top, int height)
{
	size_t back = s->zoom == ZOOM_OUTPUT ? 0 : s->back;

	for (int i = 0; i < height; i++) {
		size_t above = (size_t)(height - i) + back;
		const struct log_line *line;

		if (above > s->logged || above > LOG_LINES)
			continue;
		line = &s->log[(s->logged - above) % LOG_LINES];
		canvas_put(&s->canvas, top + i, 0, s->canvas.columns, class_style(line->class), line->text);
	}
}

static void draw_pane(struct screen *s, int top, int height)
{
	char text[PANE_COLUMNS * 4 + 8];
	size_t back = s->zoom == ZOOM_OUTPUT ? s->back : 0;
	size_t lines = s->pane.lines;

	if (s->ended && lines && !s->pane.column)
		lines--; /* nothing behind the last newline */
	for (int i = 0; i < height; i++) {
		size_t above = (size_t)(height - i) + back;

		if (above > lines)
			continue;
		pane_text(&s->pane, lines - above, (unsigned)s->canvas.columns, text, sizeof text);
		canvas_put(&s->canvas, top + i, 0, s->canvas.columns, STYLE_NORMAL, text);
	}
}

static void draw_help(struct screen *s)
{
	static const char text[] =
		"What is typed goes to the program. Ctrl-] and then a key is for this view:\n"
		"\n"
		"  q        leave; a program that still runs is killed\n"
		"  e, o, b  only the events, only the program's output, both with the picture\n"
		"  u, d     scroll up and down (events, or the output where it is alone)\n"
		"  Ctrl-]   to the program\n"
		"\n"
		"After the program's end the keys work by themselves, and the arrow keys scroll.\n"
		"\n"
		"The picture: areas from high addresses to low ones, free room between them; at the right "
		"the pages that are resident. A page becomes resident when it is touched first.\n"
		"Colours of events: green: memory comes; red: it goes; blue-green: pages are touched; "
		"yellow: malloc and its kin.\n"
		"\n"
		"Any key goes back.";

	canvas_wrap(&s->canvas, 2, 2, s->canvas.columns - 4, s->canvas.rows - 4, STYLE_NORMAL, text);
}

void screen_draw(struct screen *s)
{
	struct view view = {.lowest = view_lowest()};
	struct row *rows;
	struct layout l;
	size_t n;
	int row;

	if (canvas_init(&s->canvas, LINES, COLS, strcmp(nl_langinfo(CODESET), "UTF-8") != 0))
		return;
	rows = view_rows(s->space, &view, &n);
	l = screen_layout(LINES, s->zoom, s->has_pane, (int)n > COUNTERS ? (int)n : COUNTERS);
	s->shown = s->zoom == ZOOM_OUTPUT ? l.pane : l.log;
	draw_title(s);
	draw_footer(s);
	if (s->help) {
		draw_help(s);
	} else {
		row = l.top;
		if (l.picture > 0) {
			draw_picture(s, rows, n, row, l.picture);
			if (COLS >= NARROW)
				draw_counters(s, row, l.picture);
			row += l.picture;
		}
		if (l.log > 0) {
			part_title(s, row, s->back && s->zoom != ZOOM_OUTPUT ? "events (scrolled back)" : "events");
			draw_log(s, row + 1, l.log);
			row += 1 + l.log;
		}
		if (l.pane > 0) {
			part_title(s, row, s->back && s->zoom == ZOOM_OUTPUT ? "output (scrolled back)"
				: "output");
			draw_pane(s, row + 1, l.pane);
		}
	}
	free(rows);
	erase();
	to_curses(&s->canvas);
}
