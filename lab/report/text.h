/* text.h: the C call that an event equals. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "event.h"

/* "brk(0x408000) = 0x408000" into text[bytes]; 0 if the event is no call. */
int call_text(const struct event *, char *text, size_t bytes);

#endif
