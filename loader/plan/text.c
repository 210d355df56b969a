/* text.c: see text.h. Pure. */
#include "text.h"

#include "names.h"
#include "number.h"

void text_char(struct text *t, char c)
{
	if (t->length == t->size && t->flush && !t->failed)
		t->flush(t);
	if (t->length < t->size)
		t->buffer[t->length++] = c;
	/* A UTF-8 continuation byte takes no column of its own. */
	if (c == '\n')
		t->column = 0;
	else if (((unsigned char)c & 0xc0) != 0x80)
		t->column++;
}

void text_bytes(struct text *t, const void *bytes, size_t n)
{
	for (const char *p = bytes; n; n--)
		text_char(t, *p++);
}

void text_string(struct text *t, const char *s)
{
	while (s && *s)
		text_char(t, *s++);
}

static void text_number(struct text *t, uint64_t value, unsigned base)
{
	char digits[NUMBER_MAX_DIGITS];

	text_bytes(t, digits, number_digits(digits, value, base));
}

void text_decimal(struct text *t, uint64_t value)
{
	text_number(t, value, 10);
}

void text_octal(struct text *t, uint64_t value)
{
	text_char(t, '0');
	text_number(t, value, 8);
}

void text_hex(struct text *t, uint64_t value)
{
	text_string(t, "0x");
	text_number(t, value, 16);
}

void text_to_column(struct text *t, size_t n)
{
	do
		text_char(t, ' ');
	while (t->column < n);
}

void text_format(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	for (const char *p = format; *p; p++) {
		if (*p != '%') {
			text_char(t, *p);
			continue;
		}
		switch (*++p) {
		case 's': text_string(t, va_arg(args, const char *)); break;
		case 'u': text_decimal(t, va_arg(args, uint64_t)); break;
		case 'x': text_hex(t, va_arg(args, uint64_t)); break;
		case 'c': text_char(t, (char)va_arg(args, int)); break;
		default: text_char(t, *p);
		}
	}
	va_end(args);
}

void text_size(struct text *t, uint64_t bytes)
{
	static const char unit[][4] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
	uint64_t whole = bytes, rest = 0;
	size_t i = 0;

	if (bytes < 1024) {
		text_format(t, "%u bytes", bytes);
		return;
	}
	for (;;) {
		rest = whole % 1024;
		whole /= 1024;
		if (whole < 1024)
			break;
		i++;
	}
	text_decimal(t, whole);
	if (rest)
		text_format(t, ".%u", rest * 10 / 1024);
	text_format(t, " %s", unit[i]);
}

void text_errno(struct text *t, int error)
{
	const char *name = name_errno(error);

	if (name)
		text_string(t, name);
	else
		text_format(t, "errno %u", (uint64_t)error);
}

void text_hex_byte(struct text *t, unsigned char byte)
{
	text_char(t, "0123456789abcdef"[byte >> 4]);
	text_char(t, "0123456789abcdef"[byte & 15]);
}

size_t text_utf8_length(const unsigned char *p)
{
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3
		: p[0] < 0xf5 ? 4 : 0;

	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f)
	    || (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

void text_json(struct text *t, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	text_char(t, '"');
	while (p && *p) {
		size_t n = text_utf8_length(p);

		if (*p == '"' || *p == '\\') {
			text_char(t, '\\');
			text_char(t, (char)*p++);
		} else if (n == 0 || *p < 0x20 || *p == 0x7f) {
			text_string(t, "\\u00");
			text_hex_byte(t, *p++);
		} else {
			text_bytes(t, p, n);
			p += n;
		}
	}
	text_char(t, '"');
}

static void placeholder(struct text *t, char which, const struct text_values *v)
{
	switch (which) {
	case 'i': text_decimal(t, (uint64_t)v->index); break;
	case 'a': text_decimal(t, v->a); break;
	case 'b': text_decimal(t, v->b); break;
	case 'A': text_hex(t, v->a); break;
	case 'B': text_hex(t, v->b); break;
	case 'o': text_octal(t, v->a); break;
	case 'e': text_errno(t, v->error); break;
	case 's': text_string(t, v->name); break;
	default: break;
	}
}

void text_message(struct text *t, const char *message, const struct text_values *v)
{
	for (const char *p = message; *p; p++) {
		if (p[0] == '{' && p[1] && p[2] == '}') {
			placeholder(t, p[1], v);
			p += 2;
		} else {
			text_char(t, *p);
		}
	}
}
