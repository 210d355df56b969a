/* lines.h: events as lines for people, like ones folded into one.
 *
 *   lines_add()     an event; some lines come out of it, or none yet
 *   lines_tick()    time goes by without events: what is held back for long enough comes out
 *   lines_flush()   everything that is held back comes out
 *
 * Two ways of folding: first touches of one region, and malloc calls that the pool serves, are
 * gathered between two events of other kinds; and lines that come again and again in the same order
 * are counted instead of shown. No event is lost from the counts in the lines. */
#ifndef LAB_LINES_H
#define LAB_LINES_H

#include "observer.h"

enum line_class { LINE_PLAIN, LINE_GAIN, LINE_LOSS, LINE_CHANGE, LINE_TOUCH, LINE_HEAP, LINE_END };

#define LINE_TEXT 400

struct line {
	uint64_t time;
	int pid;
	enum line_class class;
	const char *verb;      /* "brk", "mmap" …, or NULL: the text is all */
	char text[LINE_TEXT];
};

typedef void line_sink(void *context, const struct line *);

/* all: nothing is folded. */
struct lines *lines_new(line_sink *, void *context, int all);
void lines_add(struct lines *, const struct event *, const struct change *);
void lines_tick(struct lines *);
void lines_flush(struct lines *);
void lines_free(struct lines *);

/* wording.c: the words for one event by itself. *key is the same for events that differ in
 * address and time only. 0: there is nothing to say about it. */
int line_of(struct line *, const struct event *, const struct change *, uint64_t *key);

/* "library libc.so.6" into text[300]; the file only where the region does not say it */
const char *line_place(const char *region, const char *file, char *text);

/* Names of files, functions and marks may hold any byte: control characters become '?'. */
void line_clean(struct line *);

#endif
