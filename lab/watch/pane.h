/* pane.h: what a program writes to its terminal, as lines to look at.
 *
 * No terminal is imitated: text goes on line by line, carriage return and backspace go back in the
 * line, a sequence that moves the cursor up or clears the screen begins a new line, all other
 * sequences are left out. */
#ifndef LAB_PANE_H
#define LAB_PANE_H

#include <stddef.h>
#include <stdint.h>

#define PANE_LINES 1000
#define PANE_COLUMNS 256

struct pane {
	uint32_t (*line)[PANE_COLUMNS];   /* characters, 0: nothing; a ring */
	size_t lines;                     /* that were begun; the last one is number lines - 1 */
	unsigned column;
	unsigned state;                   /* of sequences */
	uint32_t character;               /* of UTF-8, under way */
	unsigned more;                    /* bytes of it that are missing */
};

int pane_init(struct pane *);             /* -1: no memory */
void pane_write(struct pane *, const char *bytes, size_t n);
/* Line `number` as UTF-8, at most `columns` characters of it; "" if it is not kept. */
void pane_text(const struct pane *, size_t number, unsigned columns, char *text, size_t room);
void pane_free(struct pane *);

#endif
