/* bits/winsize.h: a terminal's size in characters, and in pixels or 0 (POSIX.1-2024). */
#ifndef _BITS_WINSIZE_H
#define _BITS_WINSIZE_H

struct winsize {
	unsigned short ws_row, ws_col, ws_xpixel, ws_ypixel;
};

#endif
