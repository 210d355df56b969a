/* text.h: writing text into a bounded buffer, without stdio.
 *
 * A text never overruns: what does not fit is handed to `flush`, or dropped where there is none.
 * `column` counts from the last newline, so that tables can be aligned. */
#ifndef ULOAD_TEXT_H
#define ULOAD_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct text {
	char *buffer;
	size_t size, length;
	size_t column;
	void (*flush)(struct text *); /* empties the buffer (sets length to 0), or NULL */
	int fd;                       /* for flush */
	int failed;                   /* errno of a flush that failed: nothing more is written */
};

void text_char(struct text *, char);
void text_string(struct text *, const char *); /* NULL is written as nothing */
void text_bytes(struct text *, const void *, size_t);
void text_decimal(struct text *, uint64_t);
void text_hex(struct text *, uint64_t); /* with 0x */
void text_octal(struct text *, uint64_t);
/* Blanks up to column n, at least one. */
void text_to_column(struct text *, size_t n);
/* %s string, %u uint64_t decimal, %x uint64_t as 0x…, %c, %%. Nothing else. */
void text_format(struct text *, const char *format, ...);
/* A byte count for people: 132 KiB, 1.0 GiB, 17 bytes. */
void text_size(struct text *, uint64_t bytes);
/* An errno by its name and meaning, or by its number. */
void text_errno(struct text *, int error);
/* One byte as two hexadecimal digits. */
void text_hex_byte(struct text *, unsigned char);
/* Length of the valid UTF-8 sequence at p, or 0 (RFC 3629: shortest form, no surrogates). */
size_t text_utf8_length(const unsigned char *p);
/* A string as a JSON string with its quotes; bytes that are not UTF-8 become \u00XX (documented). */
void text_json(struct text *, const char *);

/* A message of rules.def or advice.def with its placeholders filled:
 *   {i} index   {a} {b} decimal   {A} {B} hexadecimal   {o} a in octal   {e} error   {s} name */
struct text_values {
	int index;
	uint64_t a, b;
	int error;
	const char *name;
};
void text_message(struct text *, const char *message, const struct text_values *);

#endif
