/* full_draw.h: the whole screen on a canvas. No terminal in here. */
#ifndef LAB_FULL_DRAW_H
#define LAB_FULL_DRAW_H

#include "sheet.h"

#define FULL_ROWS 16       /* a smaller window cannot hold it */
#define FULL_COLUMNS 60

struct full {
	struct session *session;
	size_t shown;          /* the moment that is looked at */
	struct sheet sheet;    /* open if it has a function to draw with */
	size_t top;            /* its first line on the screen */
	const char *note;      /* one line above the keys, until the next key */
	int ascii;
};

void full_draw(const struct full *, struct canvas *);
/* Lines of a sheet that a screen of so many rows shows. */
size_t full_sheet_rows(const struct full *, int rows);

#endif
