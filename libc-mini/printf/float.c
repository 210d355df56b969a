#include <string.h>
#include "decimal.h"
#include "format.h"
#include "number.h"
#include "number/rounding.h"

/* n digits from the one that stands `from` places behind the first; there are zeros on both sides. */
static void put_digits(struct output *out, const struct decimal *decimal, long from, long n)
{
	long there;

	if (from < 0) {
		long zeros = n < -from ? n : -from;
		__output_pad(out, '0', (size_t)zeros);
		from += zeros;
		n -= zeros;
	}
	there = decimal->count - from;
	there = there < 0 ? 0 : there < n ? there : n;
	if (there)
		__output_put(out, decimal->digits + from, (size_t)there);
	__output_pad(out, '0', (size_t)(n - there));
}

/* letter, sign, at least `least` digits, to text; its length. */
static size_t exponent_text(char *text, char letter, long exponent, size_t least)
{
	size_t n;

	text[0] = letter;
	text[1] = exponent < 0 ? '-' : '+';
	text[2] = '0';
	n = number_digits(text + 2, (uint64_t)(exponent < 0 ? -exponent : exponent), 10);
	if (n < least) {
		text[3] = text[2];
		text[2] = '0';
		n = 2;
	}
	return n + 2;
}

/* ---- %e %f %g ---- */

static void format_decimal(struct output *out, const struct directive *d, const struct float_parts *number)
{
	const char *prefix = sign_prefix(d, number->negative);
	int style = d->conversion | ('a' - 'A');
	long precision = d->precision < 0 ? 6 : d->precision;
	long places = style == 'e' ? precision + 1 : style == 'g' && !precision ? 1 : precision;
	char digits[decimal_room(number->exponent, places)], exponent[8];
	struct decimal decimal = { .digits = digits };
	size_t exponent_length = 0, point, after;
	long before;

	__decimal_make(&decimal, number, style == 'f' ? PLACES_AFTER_POINT : PLACES_SIGNIFICANT, places);
	if (style == 'g') { /* 7.21.6.1p8: P is places, X is shift */
		long shift = decimal.count ? decimal.point - 1 : 0;
		style = shift < places && shift >= -4 ? 'f' : 'e';
		precision = style == 'f' ? places - 1 - shift : places - 1;
		if (!(d->flags & FLAG_ALTERNATE)) {
			long there = decimal.count - (style == 'f' ? decimal.point : 1);
			precision = there < 0 ? 0 : there < precision ? there : precision;
		}
	}
	before = style == 'f' ? decimal.point : 1;
	if (style == 'e')
		exponent_length = exponent_text(exponent, (char)('e' + d->conversion - (d->conversion | 32)),
			decimal.count ? decimal.point - 1 : 0, 2);
	point = precision || d->flags & FLAG_ALTERNATE;
	after = __field_begin(out, d, prefix, *prefix != 0,
		(size_t)(before > 0 ? before : 1) + point + (size_t)precision + exponent_length);
	put_digits(out, &decimal, before > 0 ? 0 : -1, before > 0 ? before : 1);
	__output_put(out, ".", point);
	put_digits(out, &decimal, before, precision);
	__output_put(out, exponent, exponent_length);
	__output_pad(out, ' ', after);
}

/* ---- %a ---- */

/* A number as 0xh.hhh…p: the nibble before the point is the first of `bits`. */
struct hexadecimal {
	uint64_t bits;
	int exponent;           /* of 2, at the point */
	int digits;             /* behind the point */
};

/* A double has one bit before the point and 52 behind it, a long double 4 and 60. */
static struct hexadecimal hexadecimal_of(const struct float_parts *number, int is_long)
{
	struct hexadecimal x = { number->mantissa, number->exponent, is_long ? 15 : 13 };
	int shift;

	if (!x.bits) {
		x.exponent = 0;
	} else if (is_long) {
		x.exponent += 60;
	} else {
		x.exponent += 63; /* the mantissa of a double is normal here */
		shift = x.exponent < -1022 ? -1022 - x.exponent : 0;
		x.bits >>= 3 + shift;
		x.exponent += shift;
	}
	return x;
}

static void hexadecimal_round(struct hexadecimal *x, int digits, int negative)
{
	uint64_t unit = (uint64_t)1 << (60 - 4 * digits);
	enum cut cut = cut_of(x->bits, unit, 0);

	x->digits = digits;
	if (rounds_up(float_rounding(), negative, (x->bits & unit) != 0, cut)) {
		x->bits += unit;
		if (x->bits < unit) { /* f.ff… became 10.00… */
			x->bits = (uint64_t)1 << 60;
			x->exponent += 4;
		}
	}
	x->bits &= -unit;
}

static void format_hexadecimal(struct output *out, const struct directive *d,
	const struct float_parts *number)
{
	struct hexadecimal x = hexadecimal_of(number, d->length == LENGTH_LONG_DOUBLE);
	const char *sign = sign_prefix(d, number->negative);
	size_t sign_length = *sign != 0, n, exponent_length, after, zeros = 0, point;
	char prefix[3], body[NUMBER_MAX_DIGITS], exponent[8];
	int upper = d->conversion == 'A';

	if (d->precision >= 0 && d->precision < x.digits)
		hexadecimal_round(&x, d->precision, number->negative);
	else if (d->precision >= 0)
		zeros = (size_t)(d->precision - x.digits);
	else
		while (x.digits && !(x.bits >> (60 - 4 * x.digits) & 15))
			x.digits--;
	/* Leading zeros of the digits are kept by a nibble of 1 in front of them. */
	n = number_digits(body, (x.bits << 4 >> (64 - 4 * x.digits - (x.digits == 0)))
		| (uint64_t)1 << (4 * x.digits), 16);
	if (!x.digits)
		n = 1;
	body[0] = "0123456789abcdef"[x.bits >> 60];
	exponent_length = exponent_text(exponent, 'p', x.exponent, 1);
	prefix[0] = *sign;
	prefix[sign_length] = '0';
	prefix[sign_length + 1] = 'x';
	if (upper) {
		prefix[sign_length + 1] = exponent[0] = 'X';
		exponent[0] = 'P';
		for (size_t i = 0; i < n; i++)
			body[i] -= body[i] >= 'a' ? 'a' - 'A' : 0;
	}
	point = n > 1 || zeros || d->flags & FLAG_ALTERNATE;
	after = __field_begin(out, d, prefix, sign_length + 2, n + point + zeros + exponent_length);
	__output_put(out, body, 1);
	__output_put(out, ".", point);
	__output_put(out, body + 1, n - 1);
	__output_pad(out, '0', zeros);
	__output_put(out, exponent, exponent_length);
	__output_pad(out, ' ', after);
}

/* ---- either, or neither ---- */

static void format_special(struct output *out, struct directive *d, const struct float_parts *number)
{
	const char *sign = sign_prefix(d, number->negative), *text = number->class == FLOAT_NAN ? "nan" : "inf";
	size_t after;

	if (d->conversion < 'a')
		text = number->class == FLOAT_NAN ? "NAN" : "INF";
	d->flags &= (unsigned char)~FLAG_ZERO;
	after = __field_begin(out, d, sign, *sign != 0, 3);
	__output_put(out, text, 3);
	__output_pad(out, ' ', after);
}

void __format_float(struct output *out, struct directive *d, long double value)
{
	struct float_parts number = float_split(value);

	if (number.class != FLOAT_FINITE)
		format_special(out, d, &number);
	else if (d->conversion == 'a' || d->conversion == 'A')
		format_hexadecimal(out, d, &number);
	else
		format_decimal(out, d, &number);
}
