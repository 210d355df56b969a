#include <errno.h>
#include <limits.h>
#include <string.h>
#include "format.h"

static void field(struct output *out, const struct directive *d, const char *text, size_t n)
{
	size_t after = __field_begin(out, d, "", 0, n);

	__output_put(out, text, n);
	__output_pad(out, ' ', after);
}

/* Wide characters as bytes: whole characters only, up to the precision, which is in bytes. A
 * character that cannot be written fails the call. */
static void format_wide_string(struct output *out, const struct directive *d, const wchar_t *s)
{
	size_t room = d->precision < 0 ? INT_MAX : (size_t)d->precision, bytes = 0, after, n;
	char text[MB_LEN_MAX];
	mbstate_t state = { 0 };
	const wchar_t *end = s;

	for (; bytes < room && *end; bytes += n, end++) {
		n = wcrtomb(text, *end, &state);
		if (n == (size_t)-1) {
			__output_fail(out, EILSEQ);
			return;
		}
		if (n > room - bytes)
			break;
	}
	after = __field_begin(out, d, "", 0, bytes);
	memset(&state, 0, sizeof state);
	for (; s != end && !out->failed; s++)
		__output_put(out, text, wcrtomb(text, *s, &state));
	__output_pad(out, ' ', after);
}

/* %lc: its bytes, the NUL too. */
static void format_wide_character(struct output *out, const struct directive *d, wchar_t c)
{
	char text[MB_LEN_MAX];
	mbstate_t state = { 0 };
	size_t n = wcrtomb(text, c, &state);

	if (n == (size_t)-1)
		__output_fail(out, EILSEQ);
	else
		field(out, d, text, n);
}

void __format_text(struct output *out, struct directive *d, const union value *value)
{
	int wide = d->length == LENGTH_LONG || d->conversion == 'C' || d->conversion == 'S';
	const char *s = value->pointer, *end;
	char c = (char)value->integer;

	d->flags &= (unsigned char)~FLAG_ZERO;
	if (d->conversion == 'c' || d->conversion == 'C') {
		if (wide)
			format_wide_character(out, d, (wchar_t)value->integer);
		else
			field(out, d, &c, 1);
		return;
	}
	if (!s) { /* as glibc does: "(null)" in full, or not at all */
		s = d->precision < 0 || d->precision >= 6 ? "(null)" : "";
		wide = 0;
	}
	if (wide) {
		format_wide_string(out, d, value->pointer);
		return;
	}
	end = d->precision < 0 ? s + strlen(s) : memchr(s, 0, (size_t)d->precision);
	field(out, d, s, end ? (size_t)(end - s) : (size_t)d->precision);
}
