/* prose.c: see prose.h. Pure. */
#include "prose.h"

#include <sys/mman.h>

#define ELLIPSIS 14 /* columns of "… (1234 bytes)": less than that is not worth cutting off */

void prose_begin(struct prose *p)
{
	p->text = (struct text){.buffer = p->bytes, .size = PROSE_ROOM};
}

const char *prose_string(struct prose *p)
{
	p->bytes[p->text.length] = '\0';
	return p->bytes;
}

void prose_pad(struct text *out, size_t n)
{
	while (out->column < n)
		text_char(out, ' ');
}

size_t prose_line(const struct prose *p, size_t from, size_t columns)
{
	size_t width = 0, fits = 0, i;

	for (i = from; i < p->text.length && p->bytes[i] != '\n'; i++) {
		if (p->bytes[i] == ' ')
			fits = i - from;
		if (((unsigned char)p->bytes[i] & 0xc0) != 0x80 && ++width > columns && fits)
			return fits;
	}
	return i - from;
}

void prose_wrap(const struct prose *p, struct text *out, size_t indent)
{
	for (size_t from = 0; from < p->text.length; from++) { /* over the blank at the break */
		size_t n;

		if (from) {
			text_char(out, '\n');
			prose_pad(out, indent);
		}
		n = prose_line(p, from, out->column < PROSE_WIDTH ? PROSE_WIDTH - out->column : 1);
		text_bytes(out, p->bytes + from, n);
		from += n;
	}
}

/* Length of the printable UTF-8 sequence at p, or 0: no control characters (C0, DEL, C1). */
static size_t printable_length(const unsigned char *p)
{
	if (p[0] < 0x20 || p[0] == 0x7f || (p[0] == 0xc2 && p[1] < 0xa0))
		return 0;
	return text_utf8_length(p);
}

static uint64_t length_of(const char *s)
{
	uint64_t n = 0;

	while (s[n])
		n++;
	return n;
}

void prose_quoted(struct text *out, const char *s, size_t limit)
{
	size_t from = out->column;

	for (const char *p = s; p && *p;) {
		size_t n = printable_length((const unsigned char *)p);

		if (limit && out->column - from >= limit && length_of(p) > ELLIPSIS) {
			text_format(out, "… (%u bytes)", length_of(s));
			return;
		}
		if (n == 0) {
			text_string(out, "\\x");
			text_hex_byte(out, (unsigned char)*p++);
			continue;
		}
		text_bytes(out, p, n);
		p += n;
	}
}

void prose_prot(struct text *out, unsigned prot)
{
	text_char(out, prot & PROT_READ ? 'r' : '-');
	text_char(out, prot & PROT_WRITE ? 'w' : '-');
	text_char(out, prot & PROT_EXEC ? 'x' : '-');
}

void prose_prot_c(struct text *out, unsigned prot)
{
	static const char name[][11] = {"PROT_READ", "PROT_WRITE", "PROT_EXEC"};
	int any = 0;

	for (unsigned i = 0; i < 3; i++) {
		if (!(prot & 1u << i))
			continue;
		text_string(out, any ? "|" : "");
		text_string(out, name[i]);
		any = 1;
	}
	text_string(out, any ? "" : "PROT_NONE");
}

static void right(const struct prose *p, struct text *out, size_t width)
{
	for (size_t n = p->text.column; n < width; n++)
		text_char(out, ' ');
	text_bytes(out, p->bytes, p->text.length);
}

void prose_hex_right(struct text *out, uint64_t value, size_t width)
{
	struct prose p;

	prose_begin(&p);
	text_hex(&p.text, value);
	right(&p, out, width);
}

void prose_size_right(struct text *out, uint64_t bytes, size_t width)
{
	struct prose p;

	prose_begin(&p);
	text_size(&p.text, bytes);
	right(&p, out, width);
}

const char *prose_base(const char *path)
{
	const char *base = path;

	for (; *path; path++)
		if (*path == '/' && path[1])
			base = path + 1;
	return base;
}
