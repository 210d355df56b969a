/* screen.h: what the live view shows, drawn on a canvas and copied to curses. */
#ifndef LAB_SCREEN_H
#define LAB_SCREEN_H

#include "canvas.h"
#include "lines.h"
#include "pane.h"
#include "tally.h"

#define LOG_LINES 2000

enum zoom { ZOOM_NONE, ZOOM_LOG, ZOOM_OUTPUT };

struct log_line { enum line_class class; char text[LINE_TEXT + 64]; };

struct screen {
	struct canvas canvas;
	struct pane pane;
	int has_pane;
	struct log_line *log;      /* a ring */
	size_t logged;             /* lines that came */
	size_t back;               /* scrolled back by so many lines */
	int shown;                 /* lines of what can be scrolled */
	enum zoom zoom;
	int help, prefix, ended;
	const char *program;
	const struct space *space;
	const struct tally *tally;
	int pid, status;
	uint64_t events, faults;   /* so far */
	double seconds;            /* since the start */
	double event_rate, fault_rate;
};

struct layout { int top, picture, log, pane; }; /* rows of each part, without their titles */

/* wanted: rows that the picture can use */
struct layout screen_layout(int rows, enum zoom, int has_pane, int wanted);
void screen_colours(void);
void screen_draw(struct screen *);

#endif
