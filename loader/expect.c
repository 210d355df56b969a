/* expect.c: see expect.h. Nothing is kept but the place of the first difference and what follows it there. */
#include "expect.h"

#include <errno.h>

#include "sys.h"

static int fill(struct expect *e)
{
	long n;

	do
		n = sys_read(e->fd, e->buffer, sizeof e->buffer);
	while (n == -EINTR);
	e->error = sys_failed(n) ? (int)-n : 0;
	e->at = 0;
	e->length = e->error ? 0 : (size_t)n;
	return e->error;
}

int expect_open(struct expect *e, int fd)
{
	e->fd = fd;
	e->line = e->byte = 1;
	e->at = e->length = 0;
	e->differs = 0;
	e->wanted.length = e->got.length = 0;
	e->wanted.ended = e->got.ended = 0;
	return fill(e);
}

/* The file's next byte, or -1 at its end. */
static int next(struct expect *e)
{
	if (e->at == e->length && (fill(e), e->length == 0))
		return -1;
	return e->buffer[e->at++];
}

/* A sample ends with its line. */
static int is_full(const struct sample *s)
{
	return s->ended || s->length == EXPECT_SHOWN || (s->length && s->bytes[s->length - 1] == '\n');
}

static void add(struct sample *s, int c)
{
	if (is_full(s))
		return;
	if (c < 0)
		s->ended = 1;
	else
		s->bytes[s->length++] = (char)c;
}

void expect_more(struct expect *e, const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int c;

		if (e->differs) {
			add(&e->got, bytes[i]);
			continue;
		}
		c = next(e);
		if (c != bytes[i]) {
			e->differs = 1;
			add(&e->wanted, c);
			add(&e->got, bytes[i]);
		} else if (c == '\n') {
			e->line++;
			e->byte = 1;
		} else {
			e->byte++;
		}
	}
}

void expect_end(struct expect *e)
{
	int c;

	if (!e->differs && (c = next(e)) >= 0) {
		e->differs = 1;
		add(&e->wanted, c);
	}
	while (e->differs && !is_full(&e->wanted))
		add(&e->wanted, next(e));
	add(&e->got, -1);
}

static void print_byte(struct text *out, unsigned char c)
{
	if (c == '\n') {
		text_string(out, "\\n");
	} else if (c < ' ' || c > '~') {
		text_string(out, "\\x");
		text_hex_byte(out, c);
	} else {
		if (c == '"' || c == '\\')
			text_char(out, '\\');
		text_char(out, (char)c);
	}
}

static void print_sample(const struct sample *s, struct text *out)
{
	if (!s->length) {
		text_string(out, "the end");
		return;
	}
	text_char(out, '"');
	for (size_t i = 0; i < s->length; i++)
		print_byte(out, (unsigned char)s->bytes[i]);
	text_char(out, '"');
}

void expect_print(const struct expect *e, struct text *out)
{
	text_format(out, "standard output, line %u, byte %u: expected ", e->line, e->byte);
	print_sample(&e->wanted, out);
	text_string(out, ", got ");
	print_sample(&e->got, out);
}
