/* terminal.h: the terminal as a place to show a canvas on; the only file here that knows curses but
 * full.c. */
#ifndef LAB_TERMINAL_H
#define LAB_TERMINAL_H

#include "canvas.h"

/* NULL: standard input and output are a terminal that can be drawn on; else what is missing. */
const char *terminal_unfit(void);

/* Takes the terminal over. From here on it is given back at every way out: exit(3),
 * terminal_close(), and a signal of an error of our own. 0, or -1. */
int terminal_open(void);
void terminal_close(void);

/* Shows the canvas, which has the terminal's size. */
void terminal_show(const struct canvas *);

#endif
