/* stream.c: a whole stream of events in memory. */
#include "event.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

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

static int read_lines(struct stream *s, FILE *in, const char *path, char *why,
	void (*progress)(uint64_t))
{
	char *line = NULL;
	size_t room = 0;
	uint64_t number = 0, bytes = 0;
	ssize_t length = 0;
	int failed = 0;

	while (!failed && (length = stream_line(&line, &room, in)) > 0) {
		struct event e;
		const char *what = NULL;

		number++;
		bytes += (uint64_t)length;
		if (progress && number % 4096 == 0)
			progress(bytes);
		if (line[0] == '\n')
			continue;
		failed = event_read_line(line, (size_t)length, &e, &what);
		if (failed)
			snprintf(why, 512, "%s: line %llu: %s", path, (unsigned long long)number, what);
		else if (e.kind != EVENT_NONE)
			stream_add(s, &e);
	}
	if (!failed && length < 0) {
		snprintf(why, 512, "%s: line %llu: %s", path, (unsigned long long)number + 1,
			strerror(errno));
		failed = -1;
	}
	free(line);
	return failed;
}

int stream_read(struct stream *s, const char *path, char *why, void (*progress)(uint64_t))
{
	int is_stdin = !strcmp(path, "-"), failed;
	FILE *in = is_stdin ? stdin : fopen(path, "re");

	*s = (struct stream){0};
	if (!in) {
		snprintf(why, 512, "%s: %s", path, strerror(errno));
		return -1;
	}
	failed = read_lines(s, in, path, why, progress);
	if (!is_stdin)
		fclose(in);
	if (!failed && !s->events) {
		snprintf(why, 512, "%s: holds no event", path);
		failed = -1;
	}
	return failed;
}
