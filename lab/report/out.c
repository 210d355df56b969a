/* out.c: writing JSON piece by piece, so that no tree of a large report is ever in memory. '<' and
 * the two line ends of JavaScript are written as escapes: nothing in the data can end the element it
 * stands in. Errors stay in the FILE until it is closed. */
#include "out.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "event.h"
#include "ranges.h"

static void quoted(FILE *f, const char *s)
{
	putc('"', f);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(f, "\\%c", c);
		else if (c < 0x20 || c == '<' || c == 0x7f)
			fprintf(f, "\\u%04x", c);
		else if (c == 0xe2 && (unsigned char)s[1] == 0x80 && ((unsigned char)s[2] | 1) == 0xa9) {
			fprintf(f, "\\u20%02x", (unsigned char)s[2] - 0x80);
			s += 2;
		} else
			putc(c, f);
	}
	putc('"', f);
}

static void begin(struct out *o, const char *name)
{
	if (o->comma)
		putc(',', o->file);
	if (name) { /* names can come from the stream, too */
		quoted(o->file, name);
		putc(':', o->file);
	}
	o->comma = 1;
}

void out_open(struct out *o, const char *name, char bracket)
{
	begin(o, name);
	putc(bracket, o->file);
	o->comma = 0;
}

void out_close(struct out *o, char bracket)
{
	putc(bracket, o->file);
	o->comma = 1;
}

void out_number(struct out *o, const char *name, uint64_t n)
{
	begin(o, name);
	fprintf(o->file, "%" PRIu64, n);
}

void out_integer(struct out *o, const char *name, int64_t n)
{
	begin(o, name);
	fprintf(o->file, "%" PRId64, n);
}

void out_real(struct out *o, const char *name, double n)
{
	begin(o, name);
	fprintf(o->file, "%.6f", n);
}

void out_bool(struct out *o, const char *name, int value)
{
	begin(o, name);
	fputs(value ? "true" : "false", o->file);
}

void out_address(struct out *o, const char *name, uint64_t n)
{
	begin(o, name);
	fprintf(o->file, n >> 53 ? "\"0x%" PRIx64 "\"" : "%" PRIu64, n);
}

void out_string(struct out *o, const char *name, const char *s)
{
	json_t *valid;

	if (!s)
		return;
	valid = event_string(s); /* UTF-8 now, whatever it was */
	begin(o, name);
	quoted(o->file, json_is_string(valid) ? json_string_value(valid) : "?");
	json_decref(valid);
}

void out_packed(struct out *o, const char *name, const char *text)
{
	begin(o, name);
	fprintf(o->file, "\"%s\"", text);
}

void out_raw(struct out *o, const char *name, const char *text)
{
	begin(o, name);
	for (; *text; text++) { /* these bytes occur in JSON only within strings */
		const unsigned char *c = (const unsigned char *)text;

		if (*c == '<')
			fputs("\\u003c", o->file);
		else if (*c == 0xe2 && c[1] == 0x80 && (c[2] | 1) == 0xa9) {
			fprintf(o->file, "\\u20%02x", c[2] - 0x80);
			text += 2;
		} else
			putc(*c, o->file);
	}
}

void out_json(struct out *o, const char *name, const json_t *value)
{
	char *text = value ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;

	if (text)
		out_raw(o, name, text);
	free(text);
}

static char *base64(const unsigned char *from, size_t count)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *text = report_alloc(NULL, (count + 2) / 3 * 4 + 1), *to = text;

	for (size_t i = 0; i < count; i += 3) {
		size_t rest = count - i;
		unsigned long bits = (unsigned long)from[i] << 16
			| (rest > 1 ? (unsigned long)from[i + 1] << 8 : 0) | (rest > 2 ? from[i + 2] : 0);

		*to++ = digits[bits >> 18];
		*to++ = digits[bits >> 12 & 63];
		*to++ = rest > 1 ? digits[bits >> 6 & 63] : '=';
		*to++ = rest > 2 ? digits[bits & 63] : '=';
	}
	*to = '\0';
	return text;
}

char *pack(const void *bytes, size_t count)
{
	z_stream z = {0};
	unsigned char *packed;
	char *text;
	size_t room;

	if (deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		exit(125);
	room = deflateBound(&z, (uLong)count);
	packed = report_alloc(NULL, room);
	z.next_in = (Bytef *)(uintptr_t)bytes;
	z.avail_in = (uInt)count;
	z.next_out = packed;
	z.avail_out = (uInt)room;
	deflate(&z, Z_FINISH); /* there is room for all of it */
	text = base64(packed, z.total_out);
	deflateEnd(&z);
	free(packed);
	return text;
}
