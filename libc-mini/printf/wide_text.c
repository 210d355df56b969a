/* Characters and strings of the wide printf family: widths and precisions count wide characters. */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include "format.h"

static void field(struct output *out, const struct directive *d, const wchar_t *text, size_t n)
{
	size_t after = __field_begin(out, d, "", 0, n);

	__output_wide(out, text, n);
	__output_pad(out, ' ', after);
}

/* One character of a multibyte string, which is advanced. 0 at its end. */
static int decode(const char **s, wchar_t *c, mbstate_t *state)
{
	size_t n = mbrtowc(c, *s, MB_LEN_MAX, state);

	if (n + 2 < 2) /* (size_t)-1, -2 */
		return -1;
	*s += n;
	return n != 0;
}

static void format_multibyte(struct output *out, const struct directive *d, const char *s)
{
	size_t limit = d->precision < 0 ? INT_MAX : (size_t)d->precision, n = 0, i, after;
	mbstate_t state = { 0 };
	const char *p = s;
	int more = 1;
	wchar_t c;

	while (n < limit && (more = decode(&p, &c, &state)) > 0)
		n++;
	if (more < 0) {
		__output_fail(out, EILSEQ);
		return;
	}
	after = __field_begin(out, d, "", 0, n);
	memset(&state, 0, sizeof state);
	for (i = 0; i < n && !out->failed; i++) {
		decode(&s, &c, &state);
		__output_wide(out, &c, 1);
	}
	__output_pad(out, ' ', after);
}

static void format_character(struct output *out, const struct directive *d, wint_t c, int wide)
{
	wchar_t text = (wchar_t)c;

	if (!wide) {
		c = btowc((unsigned char)c);
		if (c == WEOF) {
			__output_fail(out, EILSEQ);
			return;
		}
		text = (wchar_t)c;
	}
	field(out, d, &text, 1);
}

void __format_wide_text(struct output *out, struct directive *d, const union value *value)
{
	int wide = d->length == LENGTH_LONG || d->conversion == 'C' || d->conversion == 'S';
	size_t limit = d->precision < 0 ? INT_MAX : (size_t)d->precision, n = 0;
	const wchar_t *s = value->pointer;

	d->flags &= (unsigned char)~FLAG_ZERO;
	if (d->conversion == 'c' || d->conversion == 'C') {
		format_character(out, d, (wint_t)value->integer, wide);
		return;
	}
	if (!s) {
		s = d->precision < 0 || d->precision >= 6 ? L"(null)" : L"";
	} else if (!wide) {
		format_multibyte(out, d, value->pointer);
		return;
	}
	while (n < limit && s[n])
		n++;
	field(out, d, s, n);
}
