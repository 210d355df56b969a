/* plain.c: the steps as text, one after another, with Enter to go on. Commands are read byte by
 * byte, so that what follows the last one is left in stdin for the program. Where stdin ends,
 * everything is carried out without waiting. */
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw.h"
#include "sheet.h"
#include "step.h"
#include "tools.h"

#define WIDTH 80
#define ROWS 15
#define LEFT 38
#define MOST 400         /* lines of a list */

struct plain {
	struct session *session;
	size_t shown;          /* moment */
	int ascii, ended_input;
};

/* ---- one moment ---- */

static void paragraph(const struct plain *p, const char *label, const char *text)
{
	struct canvas c = {0};
	int rows;

	if (!*text || canvas_init(&c, 40, WIDTH, p->ascii))
		return;
	canvas_put(&c, 0, 0, 6, STYLE_BOLD, label);
	rows = canvas_wrap(&c, 0, 6, WIDTH - 6, 40, STYLE_NORMAL, text);
	canvas_print(&c, 0, rows, stdout);
	canvas_free(&c);
}

static void picture(const struct plain *p)
{
	const struct moment *m = &p->session->moment[p->shown];
	struct canvas c = {0};
	struct view view;
	int rows;

	if (canvas_init(&c, ROWS, WIDTH, p->ascii))
		return;
	session_view(p->session, m->step, &view);
	file_pane(&c, 0, 0, LEFT, ROWS, p->session, p->shown);
	rows = draw_space(&c, 0, LEFT + 1, WIDTH - LEFT - 1, ROWS, &m->space, &view);
	canvas_print(&c, 0, rows > 12 ? rows : ROWS, stdout);
	canvas_free(&c);
}

static void show(const struct plain *p)
{
	const struct session *s = p->session;
	const struct moment *m = &s->moment[p->shown];
	char text[4096];

	if (m->step)
		printf("\n--- step %" PRIu64 " of %zu: %s%s\n", m->step->number, s->steps.events,
			m->step->name, p->shown + 1 < s->moments ? " (looking back; the process is further on)" : "");
	else
		printf("\n--- step 0 of %zu: before anything is done\n", s->steps.events);
	words_what(s, p->shown, text, sizeof text);
	paragraph(p, "what", text);
	words_why(s, p->shown, text, sizeof text);
	paragraph(p, "why", text);
	paragraph(p, "C", words_call(s, p->shown));
	changes_list(s, p->shown, text, sizeof text);
	paragraph(p, "new", text);
	putchar('\n');
	picture(p);
	printf("\nmaps agree: %s%s%s\n", m->agrees ? "yes" : "no: ", m->agrees ? "" : m->differs,
		m->agrees ? " (/proc/PID/maps shows the same areas)" : "");
	fflush(stdout);
}

/* ---- commands ---- */

/* The first letter of a line, '\n' for an empty one, 'r' at the end of the input. */
static int command(struct plain *p)
{
	char first = '\n', c;
	int n = 0;

	if (p->ended_input)
		return 'r';
	if (isatty(0)) {
		fputs("Enter next  p back  r run to the jump  x bytes  m maps  t stack  ? help  q quit > ",
			stdout);
		fflush(stdout);
	}
	for (;;) {
		ssize_t got = read(0, &c, 1);

		if (got < 0 && errno == EINTR && !(p->session->stop && *p->session->stop))
			continue;
		if (got <= 0) {
			p->ended_input = 1;
			return p->session->stop && *p->session->stop ? 'q' : 'r';
		}
		if (c == '\n')
			return first;
		if (!n++)
			first = c;
	}
}

static void list(const struct plain *p, struct sheet *sheet)
{
	if (sheet->title)
		paragraph(p, "", sheet->title);
	sheet_print(sheet, WIDTH, MOST, p->ascii, stdout);
	fflush(stdout);
	sheet_free(sheet);
}

/* 1: one more step; 0: nothing to do in the process; -1: quit. */
static int obey(struct plain *p, int c)
{
	struct sheet sheet;

	switch (c) {
	case '\n': case 'n':
		if (p->shown + 1 < p->session->moments) {
			p->shown++;
			show(p);
			return 0;
		}
		return 1;
	case 'r': case 'j': return 2;
	case 'q': return -1;
	case 'p':
		if (p->shown) {
			p->shown--;
			show(p);
		} else {
			puts("This is the beginning.");
		}
		return 0;
	case 'x': sheet_bytes(&sheet, p->session, p->shown, WIDTH); break;
	case 'm': sheet_maps(&sheet, p->session, p->shown); break;
	case 't': sheet_stack(&sheet, p->session); break;
	default: sheet_help(&sheet, 0); break;
	}
	list(p, &sheet);
	return 0;
}

/* ---- the whole way ---- */

static int refused(const struct plain *p)
{
	struct sheet sheet;

	sheet_refused(&sheet, p->session, WIDTH);
	sheet_print(&sheet, WIDTH, MOST, p->ascii, stdout);
	sheet_free(&sheet);
	return 0;
}

/* The program has the terminal from here on: Ctrl-C is for it. */
static void run(struct plain *p)
{
	struct event e;
	int got;

	puts("\n--- the program runs; what it reads is the rest of the standard input");
	fflush(stdout);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	while ((got = tracer_next(p->session->tracer, &e, 200)) >= 0)
		if (got == 0 && *p->session->stop)
			return;
}

/* Until the program is at its entry point, or the reader quits: -1. */
static int steps(struct plain *p)
{
	int running = 0;

	show(p);
	for (;;) {
		int c = running ? 'r' : command(p), what = obey(p, c);

		if (what < 0 || *p->session->stop)
			return -1;
		running |= what == 2;
		if (!what)
			continue;
		if (p->session->entered)
			return 0;
		if (!session_forward(p->session))
			return p->session->ended ? 0 : -1;
		p->shown = p->session->moments - 1;
		show(p);
	}
}

int plain_run(struct session *s, const struct tracer_options *options, int ascii)
{
	struct plain p = {.session = s, .ascii = ascii};

	(void)options;
	if (s->refusal.kind)
		return refused(&p);
	if (!s->moments)
		return 0;
	if (steps(&p))
		return -1;
	if (fflush(stdout) || ferror(stdout))
		ulab_error(0, "standard output cannot be written: the steps are not complete");
	if (s->entered)
		run(&p);
	return 0;
}
