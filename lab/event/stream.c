/* stream.c: events in memory, and lines of a saved stream. */
#include "event.h"

#include <errno.h>
#include <stdlib.h>

#define LINE_LIMIT (128UL << 20)

void stream_add(struct stream *s, const struct event *e)
{
	if (s->events == s->room) {
		s->room = s->room ? s->room * 2 : 1024;
		s->event = realloc(s->event, s->room * sizeof *s->event);
		if (!s->event)
			abort();
	}
	s->event[s->events++] = *e;
}

ssize_t stream_line(char **line, size_t *room, FILE *in)
{
	size_t length = 0;
	int c = 0;

	while (c != '\n' && (c = getc_unlocked(in)) != EOF) {
		if (length + 2 > *room) {
			char *more = length < LINE_LIMIT ? realloc(*line, *room + *room / 2 + 4096) : NULL;

			if (!more) {
				errno = length < LINE_LIMIT ? ENOMEM : EFBIG;
				return -1;
			}
			*line = more;
			*room += *room / 2 + 4096;
		}
		(*line)[length++] = (char)c;
		(*line)[length] = 0;
	}
	return ferror(in) ? -1 : (ssize_t)length;
}
