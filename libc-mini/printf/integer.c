#include <string.h>
#include "format.h"
#include "number.h"

size_t __field_begin(struct output *out, const struct directive *d, const char *prefix,
	size_t prefix_length, size_t body)
{
	size_t used = prefix_length + body, width = (size_t)d->width, padding = width > used ? width - used : 0;

	if (padding && !(d->flags & (FLAG_LEFT | FLAG_ZERO)))
		__output_pad(out, ' ', padding);
	if (prefix_length)
		__output_put(out, prefix, prefix_length);
	if (padding && d->flags & FLAG_ZERO)
		__output_pad(out, '0', padding);
	return d->flags & FLAG_LEFT ? padding : 0;
}

/* The argument as the type that the length says. */
static uintmax_t of_length(const struct directive *d, intmax_t value, int is_signed)
{
	if (d->conversion == 'p')
		return (uintmax_t)value;
	switch (d->length) {
	case LENGTH_CHAR:
		return is_signed ? (uintmax_t)(signed char)value : (unsigned char)value;
	case LENGTH_SHORT:
		return is_signed ? (uintmax_t)(short)value : (unsigned short)value;
	case LENGTH_NONE:
		return is_signed ? (uintmax_t)(int)value : (unsigned)value;
	}
	return (uintmax_t)value;
}

static unsigned base_of(int conversion)
{
	switch (conversion) {
	case 'o':
		return 8;
	case 'x': case 'X': case 'p':
		return 16;
	case 'b': case 'B': /* C23 */
		return 2;
	}
	return 10;
}

void __format_integer(struct output *out, struct directive *d, intmax_t argument)
{
	int is_signed = d->conversion == 'd' || d->conversion == 'i' || d->conversion == 'p';
	uintmax_t value = of_length(d, argument, is_signed);
	unsigned base = base_of(d->conversion);
	char digits[NUMBER_MAX_DIGITS], base_prefix[2] = { '0', (char)d->conversion };
	const char *prefix = "";
	size_t n, zeros = 0, prefix_length, after;

	if (d->conversion == 'p') {
		base_prefix[1] = 'x';
		is_signed = 0;
	}
	if (is_signed) {
		prefix = sign_prefix(d, (intmax_t)value < 0);
		value = (intmax_t)value < 0 ? -value : value;
	}
	prefix_length = *prefix != 0;
	n = number_digits(digits, value, base);
	if (d->precision >= 0)
		d->flags &= (unsigned char)~FLAG_ZERO;
	if (!d->precision && !value)
		n = 0;
	if (d->precision > (int)n)
		zeros = (size_t)d->precision - n;
	if (d->flags & FLAG_ALTERNATE && base == 8 && !zeros && !(n && digits[0] == '0')) {
		zeros = 1;
	} else if (d->flags & FLAG_ALTERNATE && (base == 16 || base == 2) && value) {
		prefix = base_prefix;
		prefix_length = 2;
	}
	if (d->conversion == 'X')
		for (size_t i = 0; i < n; i++)
			digits[i] -= digits[i] >= 'a' ? 'a' - 'A' : 0;
	after = __field_begin(out, d, prefix, prefix_length, zeros + n);
	__output_pad(out, '0', zeros);
	__output_put(out, digits, n);
	__output_pad(out, ' ', after);
}
