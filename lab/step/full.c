/* full.c: the full-screen face: keys, and the way from the first step over the jump into the live
 * view. The program has a pseudo-terminal of its own, so what it writes cannot disturb the picture;
 * it is shown at the end. */
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "live.h"
#include "full_draw.h"
#include "step.h"
#include "terminal.h"
#include "tools.h"

enum { GO_ON, QUIT, RUN };

struct loop {
	struct full screen;
	struct canvas canvas;
	int pty;
};

const char *full_unfit(void)
{
	return terminal_unfit();
}

/* ---- the program's terminal ---- */

/* What came out of it so far, to fd, without the carriage returns that its terminal added. */
static void drain(int pty, int fd)
{
	char in[4096], out[4096];
	ssize_t n;

	fcntl(pty, F_SETFL, fcntl(pty, F_GETFL) | O_NONBLOCK);
	while ((n = read(pty, in, sizeof in)) > 0) {
		size_t kept = 0;

		for (ssize_t i = 0; i < n; i++)
			if (in[i] != '\r' || i + 1 == n || in[i + 1] != '\n')
				out[kept++] = in[i];
		if (write(fd, out, kept) < 0)
			return;
	}
}

/* ---- sheets ---- */

static void close_sheet(struct full *s)
{
	sheet_free(&s->sheet);
	s->top = 0;
}

static void open_sheet(struct loop *l, int key)
{
	struct full *s = &l->screen;

	close_sheet(s);
	switch (key) {
	case 'x': sheet_bytes(&s->sheet, s->session, s->shown, l->canvas.columns); break;
	case 'm': sheet_maps(&s->sheet, s->session, s->shown); break;
	case 't': sheet_stack(&s->sheet, s->session); break;
	default: sheet_help(&s->sheet, 1); break;
	}
	s->top = s->sheet.first;
}

static void scroll_to(struct loop *l, long long line)
{
	struct full *s = &l->screen;
	size_t rows = full_sheet_rows(s, l->canvas.rows);
	long long most = s->sheet.lines > rows ? (long long)(s->sheet.lines - rows) : 0;

	s->top = (size_t)(line < 0 ? 0 : line > most ? most : line);
}

/* 1: the key was for the sheet. */
static int sheet_key(struct loop *l, int key)
{
	struct full *s = &l->screen;
	long long top = (long long)s->top, page = (long long)full_sheet_rows(s, l->canvas.rows);

	switch (key) {
	case KEY_UP: case 'k': scroll_to(l, top - 1); return 1;
	case KEY_DOWN: case '\r': case '\n': case KEY_ENTER: scroll_to(l, top + 1); return 1;
	case KEY_PPAGE: case 'b': scroll_to(l, top - page); return 1;
	case KEY_NPAGE: case ' ': scroll_to(l, top + page); return 1;
	case KEY_HOME: case 'g': scroll_to(l, 0); return 1;
	case KEY_END: case 'G': scroll_to(l, (long long)s->sheet.lines); return 1;
	case 'd':
		if (s->sheet.next)
			scroll_to(l, (long long)s->sheet.next(&s->sheet, s->top));
		return 1;
	case 'q': case 27: close_sheet(s); return 1;
	case 'x': case 'm': case 't': case '?': open_sheet(l, key); return 1;
	}
	return 0;
}

/* ---- steps ---- */

static void forward(struct loop *l)
{
	struct full *s = &l->screen;

	if (s->shown + 1 < s->session->moments) {
		s->shown++;
		return;
	}
	if (session_forward(s->session))
		s->shown = s->session->moments - 1;
}

static void to_the_jump(struct loop *l)
{
	struct session *s = l->screen.session;

	while (!s->entered && session_forward(s))
		;
	l->screen.shown = s->moments - 1;
}

static int step_key(struct loop *l, int key)
{
	struct full *s = &l->screen;

	switch (key) {
	case 'n': case ' ': case KEY_RIGHT: case '\r': case '\n': case KEY_ENTER:
		if (s->session->entered && s->shown + 1 == s->session->moments)
			return RUN;
		forward(l);
		break;
	case 'p': case KEY_LEFT: case KEY_BACKSPACE:
		if (s->shown)
			s->shown--;
		else
			s->note = "This is the beginning.";
		break;
	case 'j': case 'r': to_the_jump(l); break;
	case 'x': case 'm': case 't': case '?': case 'h': open_sheet(l, key); break;
	case 'q': return QUIT;
	default: s->note = "No such key; ? shows them all.";
	}
	return GO_ON;
}

static int on_key(struct loop *l, int key)
{
	l->screen.note = NULL;
	if (key == KEY_RESIZE)
		return GO_ON;
	if (l->canvas.rows < FULL_ROWS || l->canvas.columns < FULL_COLUMNS)
		return key == 'q' ? QUIT : GO_ON;
	if (l->screen.session->refusal.kind && (key == 'q' || key == 27))
		return QUIT;
	if (l->screen.sheet.draw && (sheet_key(l, key) || l->screen.session->refusal.kind))
		return GO_ON;
	close_sheet(&l->screen);
	return step_key(l, key);
}

static void draw(struct loop *l)
{
	if (canvas_init(&l->canvas, LINES, COLS, l->screen.ascii))
		return;
	if (l->screen.sheet.draw)
		scroll_to(l, (long long)l->screen.top);
	full_draw(&l->screen, &l->canvas);
	terminal_show(&l->canvas);
}

/* Until the reader quits or wants the program to run, or the process is gone. */
static int keys(struct loop *l)
{
	struct session *s = l->screen.session;
	int what = GO_ON, key;

	timeout(200);
	draw(l);
	while (what == GO_ON && !*s->stop && (s->refusal.kind || !s->ended)) {
		key = getch();
		if (key == ERR)
			continue;
		what = on_key(l, key);
		if (what == GO_ON)
			draw(l);
	}
	timeout(-1);
	return *s->stop ? QUIT : what;
}

/* ---- the whole way ---- */

/* 1: the reader left before the program's end. */
static int watch(struct loop *l)
{
	struct session *s = l->screen.session;
	struct live live = {.tracer = s->tracer, .space = &s->space, .pty = l->pty};
	int left;

	raw();
	left = live_run(&live);
	terminal_close();
	live_output(&live, 1);
	live_free(&live);
	return left;
}

static int run(struct loop *l)
{
	struct session *s = l->screen.session;
	int what, left = 0;

	drain(l->pty, 2); /* uload's own line, if it refused */
	if (!s->moments && !s->refusal.kind)
		return 0;
	if (terminal_open())
		return ulab_error(-1, "step: the terminal cannot be used: ulab step --plain can do without");
	if (s->refusal.kind)
		sheet_refused(&l->screen.sheet, s, COLS);
	what = keys(l);
	if (what == RUN)
		left = watch(l);
	terminal_close();
	if (what != RUN)
		drain(l->pty, 1);
	close_sheet(&l->screen);
	canvas_free(&l->canvas);
	return what == QUIT && s->refusal.kind ? 0 : what == QUIT || left;
}

int full_run(struct session *s, struct tracer_options *o, int ascii)
{
	struct loop l = {.screen = {.session = s, .ascii = ascii}};
	char why[512];
	int slave, status = STATUS_CANNOT, quit;

	l.pty = live_pty(&slave);
	if (l.pty < 0)
		exit(ulab_error(STATUS_CANNOT, "step: no pseudo-terminal for the program: %s",
			strerror(errno)));
	o->terminal = slave;
	if (session_start(s, o, why, &status)) {
		session_end(s);
		exit(ulab_error(status, "%s", why));
	}
	close(slave);
	quit = run(&l);
	close(l.pty);
	return quit;
}
