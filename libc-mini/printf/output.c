#include <errno.h>
#include <limits.h>
#include <string.h>
#include "format.h"

void __output_fail(struct output *out, int error)
{
	out->failed = 1;
	errno = error;
}

/* Counts n characters: the result is an int. */
static int count(struct output *out, size_t n)
{
	if (n > INT_MAX - out->total)
		__output_fail(out, EOVERFLOW);
	else
		out->total += n;
	return !out->failed;
}

static void store(struct output *out, const void *text, size_t bytes)
{
	size_t room = (size_t)(out->end - out->at);

	if (bytes > room && out->full) {
		out->full(out, text, bytes);
	} else {
		bytes = bytes < room ? bytes : room;
		memcpy(out->at, text, bytes);
		out->at += bytes;
	}
}

static void store_widened(struct output *out, const char *text, size_t n)
{
	for (; n && !out->failed; n--) {
		wchar_t c = (unsigned char)*text++;
		store(out, &c, sizeof c);
	}
}

void __output_wide(struct output *out, const wchar_t *text, size_t n)
{
	if (n && count(out, n))
		store(out, text, n * sizeof *text);
}

__attribute__((noinline)) static void put_slowly(struct output *out, const char *text, size_t n)
{
	if (!count(out, n))
		return;
	if (out->wide)
		store_widened(out, text, n);
	else
		store(out, text, n);
}

/* Most pieces are a few bytes and there is room for them. */
void __output_put(struct output *out, const char *text, size_t n)
{
	char *to = out->at;

	if (n > 16 || out->wide || n > (size_t)(out->end - to) || n > INT_MAX - out->total) {
		put_slowly(out, text, n);
		return;
	}
	out->total += n;
	out->at += n;
	for (; n; n--)
		to[n - 1] = text[n - 1];
}

void __output_pad(struct output *out, char c, size_t n)
{
	char some[32];
	size_t room = (size_t)(out->end - out->at), part = n < sizeof some ? n : sizeof some;

	if (!n || !count(out, n))
		return;
	if (!out->full && n > room)
		n = room;
	memset(some, c, part);
	for (; n && !out->failed; n -= part) {
		part = n < sizeof some ? n : sizeof some;
		if (out->wide)
			store_widened(out, some, part);
		else
			store(out, some, part);
	}
}
