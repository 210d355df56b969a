/* judge.c: verdicts. What comes out is compared line by line with what came out without a fault; what
 * differed between two runs without a fault is left out of it. */
#include "torture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "tools.h"

const char *const verdict_names[VERDICTS] = {
	"ok", "graceful", "different output", "wrong status", "signal", "hang", "too much memory",
	"too much output", "n/a", "refused"};

/* ---- lines ---- */

/* The line at *at, with its end; *at is behind it then. 0: there is none. */
static int next_line(const struct output *o, size_t *at, const char **line, size_t *size)
{
	const char *end;

	*line = NULL;
	*size = 0;
	if (*at >= o->size)
		return 0;
	*line = o->bytes + *at;
	end = memchr(*line, '\n', o->size - *at);
	*size = end ? (size_t)(end - *line) + 1 : o->size - *at;
	*at += *size;
	return 1;
}

static int same(const char *a, size_t a_size, const char *b, size_t b_size)
{
	return a && b && a_size == b_size && !memcmp(a, b, a_size);
}

/* The end of a line is shown only if it is what differs. */
static void trim(struct difference *d)
{
	int clean = d->clean && d->clean[d->clean_size - 1] == '\n';
	int got = d->got && d->got[d->got_size - 1] == '\n';

	if (clean && (got || !d->got))
		d->clean_size--;
	if (got && (clean || !d->clean))
		d->got_size--;
}

/* 1 and the first line that differs, or 0. varies: lines that need not be the same, or NULL. */
static int first_difference(const struct output *clean, const struct output *got,
	const unsigned char *varies, struct difference *d)
{
	size_t at = 0, got_at = 0;

	for (d->line = 1;; d->line++) {
		int more = next_line(clean, &at, &d->clean, &d->clean_size);
		int more_got = next_line(got, &got_at, &d->got, &d->got_size);

		if (!more && !more_got)
			return 0;
		if (more && more_got && varies && varies[d->line - 1])
			continue;
		if (!same(d->clean, d->clean_size, d->got, d->got_size))
			break;
	}
	trim(d);
	return 1;
}

static size_t count_lines(const struct output *o)
{
	size_t n = 0, at = 0, size;
	const char *line;

	while (next_line(o, &at, &line, &size))
		n++;
	return n;
}

/* ---- without a fault ---- */

static void mark_varying(unsigned char *varies, const struct output *a, const struct output *b)
{
	size_t at_a = 0, at_b = 0, size_a, size_b;
	const char *line_a, *line_b;

	for (size_t i = 0; next_line(a, &at_a, &line_a, &size_a); i++)
		if (next_line(b, &at_b, &line_b, &size_b) && !same(line_a, size_a, line_b, size_b))
			varies[i] = 1;
}

void judge_first(struct expectation *e, const struct outcome *o)
{
	e->status = o->status;
	e->seconds = o->seconds;
	for (int i = 0; i < 2; i++)
		e->out[i] = o->out[i];
}

int judge_again(struct expectation *e, const struct outcome *o)
{
	if (o->seconds > e->seconds)
		e->seconds = o->seconds;
	for (int i = 0; i < 2; i++) {
		size_t lines = count_lines(&e->out[i]);
		struct difference d;

		if (!first_difference(&e->out[i], &o->out[i], e->varies[i], &d))
			continue;
		d.stream = i + 1;
		if (!e->differs[i].stream)
			e->differs[i] = d;
		if (lines != count_lines(&o->out[i]))
			e->stability[i] = UNSTABLE;
		if (e->stability[i] == UNSTABLE)
			continue;
		e->stability[i] = SOME_LINES;
		if (!e->varies[i] && !(e->varies[i] = calloc(lines + 1, 1)))
			abort();
		mark_varying(e->varies[i], &e->out[i], &o->out[i]);
	}
	return o->status == e->status ? 0 : -1;
}

/* ---- with one ---- */

static int starts_with(const struct output *o, const char *word)
{
	return o->size >= strlen(word) && !memcmp(o->bytes, word, strlen(word));
}

/* Did uload say that it does not run it so? */
static enum verdict refusal(const struct outcome *o)
{
	int status = WIFEXITED(o->status) ? WEXITSTATUS(o->status) : 0;

	if (!starts_with(&o->out[1], "uload: ") || o->out[0].size)
		return SAME;
	if (status == STATUS_USAGE && memmem(o->out[1].bytes, o->out[1].size, "[fault-not-here]", 16))
		return NOT_HERE;
	return status == STATUS_USAGE || status == STATUS_CANNOT ? REFUSED : SAME;
}

static void set_message(struct result *r, const char *line, size_t size)
{
	while (size && line[size - 1] == '\n')
		size--;
	r->message = line;
	r->message_size = size;
}

/* What uload said, without the program's name, the fault's and the rule's id. */
static void set_reason(struct result *r)
{
	const char *line = r->outcome->out[1].bytes + strlen("uload: "), *at = line;
	size_t size = strcspn(line, "\n"), name = strlen(r->fault->name);

	if (size > 17 && !memcmp(line + size - 17, " [fault-not-here]", 17))
		size -= 17;
	while ((at = memmem(at, size - (size_t)(at - line), r->fault->name, name)) && at[name] != ':')
		at++;
	if (at)
		at += name + strspn(at + name, ": ");
	set_message(r, at ? at : line, at ? size - (size_t)(at - line) : size);
}

/* A line that the program says more than without a fault: an error; or, from `least` 0 on, any. 0: there
 * is none. */
static int find_message(const struct expectation *e, struct result *r, int least)
{
	for (int i = 1; i >= least; i--) {
		const struct output *o = &r->outcome->out[i];
		struct difference d;

		if (first_difference(&e->out[i], o, e->varies[i], &d) && d.got && d.got_size) {
			set_message(r, d.got, d.got_size);
			return 1;
		}
	}
	return 0;
}

static int differs(const struct expectation *e, struct result *r)
{
	for (int i = 0; i < 2; i++)
		if (e->stability[i] != UNSTABLE && first_difference(&e->out[i], &r->outcome->out[i],
		    e->varies[i], &r->difference)) {
			r->difference.stream = i + 1;
			return 1;
		}
	return 0;
}

static enum verdict verdict(const struct expectation *e, struct result *r)
{
	static const enum verdict of_ending[] = {SAME, HANG, MEMORY, FLOOD, REFUSED};
	struct outcome *o = r->outcome;
	enum verdict refused;
	int other;

	if (o->ending == NOT_STARTED)
		set_message(r, o->why, strlen(o->why));
	if (o->ending != ENDED)
		return of_ending[o->ending];
	refused = refusal(o);
	if (refused != SAME) {
		set_reason(r);
		return refused;
	}
	other = differs(e, r);
	if (WIFSIGNALED(o->status)) {
		find_message(e, r, 1);
		return SIGNAL;
	}
	if (o->status == e->status)
		return other ? OUTPUT : SAME;
	if (r->fault->class == CLASS_SCARCITY && WEXITSTATUS(o->status) != 0 && find_message(e, r, 0))
		return GRACEFUL;
	return STATUS;
}

void judge(const struct expectation *e, struct result *r)
{
	r->verdict = verdict(e, r);
	r->counts = r->fault->class != CLASS_BROKEN && r->verdict != NOT_HERE && r->verdict != REFUSED;
	r->pass = r->verdict == SAME || r->verdict == GRACEFUL;
}
