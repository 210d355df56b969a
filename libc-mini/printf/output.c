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

	if (bytes > room) {
		if (out->full) {
			out->full(out, text, bytes);
			return;
		}
		bytes = room;
	}
	if (bytes) {
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

void __output_raw(struct output *out, const void *text, size_t n)
{
	if (count(out, n))
		store(out, text, out->wide ? n * sizeof(wchar_t) : n);
}

void __output_put(struct output *out, const char *text, size_t n)
{
	if (out->wide) {
		if (count(out, n))
			store_widened(out, text, n);
	} else {
		__output_raw(out, text, n);
	}
}

void __output_pad(struct output *out, char c, size_t n)
{
	char some[32];
	size_t room = (size_t)(out->end - out->at);

	if (!n || !count(out, n))
		return;
	if (!out->full && n > room)
		n = room;
	memset(some, c, n < sizeof some ? n : sizeof some);
	for (; n && !out->failed; n -= n < sizeof some ? n : sizeof some) {
		size_t part = n < sizeof some ? n : sizeof some;
		if (out->wide)
			store_widened(out, some, part);
		else
			store(out, some, part);
	}
}
