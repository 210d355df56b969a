/* A scanned number becomes a value in one of two ways. Up to 19 digits and a power of ten that is
 * exact, or nearly so, as a long double: one or a few operations of the processor, whose error is
 * known; if the result is not so near to the middle between two values that the error could matter,
 * it is right. Otherwise exactly, with big numbers. */
#include <errno.h>
#include <float.h>
#include <string.h>
#include "big.h"
#include "float.h"
#include "number/rounding.h"

const struct float_format __format_of_float = { FLT_MANT_DIG, FLT_MIN_EXP - 1, FLT_MAX_EXP - 1 };
const struct float_format __format_of_double = { DBL_MANT_DIG, DBL_MIN_EXP - 1, DBL_MAX_EXP - 1 };
const struct float_format __format_of_long_double = { LDBL_MANT_DIG, LDBL_MIN_EXP - 1, LDBL_MAX_EXP - 1 };

/* ---- rounding to a format ---- */

/* mantissa * 2^exponent, the first bit of the mantissa set, and what is left behind its last bit. */
struct exact {
	uint64_t mantissa;
	int64_t exponent;
	enum cut cut;
};

/* What `drop` bits at the end, and what is behind them, amount to. */
static enum cut cut_behind(const struct exact *x, int64_t drop)
{
	if (drop <= 0)
		return x->cut;
	if (drop < 64)
		return cut_of(x->mantissa, (uint64_t)1 << drop, x->cut != CUT_NOTHING);
	if (drop > 64)
		return CUT_BELOW_HALF;
	return x->mantissa << 1 || x->cut ? CUT_ABOVE_HALF : CUT_HALF;
}

static int is_rounded_up(const struct exact *x, int64_t drop, int negative)
{
	int odd = drop < 64 && (x->mantissa >> drop & 1);

	return rounds_up(float_rounding(), negative, odd, cut_behind(x, drop));
}

/* IEEE 754 7.5: tiny is what would be below the least normal number even if it were rounded to all
 * the bits of a normal one. */
static int is_tiny(const struct exact *x, const struct float_format *format, int negative)
{
	int drop = 64 - format->bits;
	uint64_t normal = (x->mantissa >> drop) + (uint64_t)is_rounded_up(x, drop, negative);

	return x->exponent + 63 < format->least - 1 || normal << drop; /* 0: there is one bit more */
}

static long double overflow(int negative, const struct float_format *format)
{
	struct float_parts parts = { .negative = negative, .class = FLOAT_INFINITE };

	errno = ERANGE;
	if (!rounds_up(float_rounding(), negative, 1, CUT_ABOVE_HALF)) {
		parts.class = FLOAT_FINITE;
		parts.mantissa = ~(uint64_t)0 << (64 - format->bits);
		parts.exponent = format->most - 63;
	}
	return float_join(parts);
}

static long double round_exact(const struct exact *x, int negative, const struct float_format *format)
{
	struct float_parts parts = { .negative = negative };
	int64_t first = x->exponent + 63, drop = 64 - format->bits;
	int up;

	if (first > format->most)
		return overflow(negative, format);
	if (first < format->least) {
		drop += format->least - first;
		if (cut_behind(x, drop) && is_tiny(x, format, negative))
			errno = ERANGE;
	}
	up = is_rounded_up(x, drop, negative);
	parts.mantissa = drop < 64 ? x->mantissa >> drop : 0;
	if (!(parts.mantissa += (uint64_t)up) && !up)
		return float_join(parts);
	if (!parts.mantissa) { /* 64 bits of ones became one bit more */
		parts.mantissa = (uint64_t)1 << 63;
		drop++;
	}
	parts.exponent = (int)(x->exponent + drop);
	for (; !(parts.mantissa >> 63) && parts.exponent > LDBL_MIN_EXP - 64; parts.exponent--)
		parts.mantissa <<= 1;
	if (parts.exponent + 63 > format->most)
		return overflow(negative, format);
	return float_join(parts);
}

/* ---- exactly ---- */

/* The first 64 bits of b, and the rest; something was lost already if `more`. */
static struct exact exact_of(struct big *b, int64_t exponent, int more)
{
	int bits = __big_bits(b), i = 0;
	struct exact x;
	unsigned __int128 top;

	if (bits < 96) {
		__big_shift_left(b, (unsigned)(96 - bits));
		exponent -= 96 - bits;
	}
	while (i < b->n - 4 && !more)
		more = b->limb[i++] != 0;
	i = b->n;
	top = (unsigned __int128)b->limb[i - 1] << 96 | (unsigned __int128)b->limb[i - 2] << 64
		| (uint64_t)b->limb[i - 3] << 32 | (i > 3 ? b->limb[i - 4] : 0);
	bits = __builtin_clz(b->limb[i - 1]);
	top <<= bits;
	x.mantissa = (uint64_t)(top >> 64);
	x.exponent = exponent + 32 * (int64_t)i - bits - 64;
	x.cut = (uint64_t)top >> 63 ? (uint64_t)top << 1 || more ? CUT_ABOVE_HALF : CUT_HALF
		: (uint64_t)top || more ? CUT_BELOW_HALF : CUT_NOTHING;
	return x;
}

static struct exact exact_decimal(const struct scanned_float *f)
{
	struct big b, by;
	int64_t exponent = f->exponent;
	int i, more = 0, shift;

	b.n = 0;
	for (i = 0; i < f->words; i++) {
		uint64_t factor = 1;
		for (int k = i == f->words - 1 ? f->digits_in_last : WORD_DIGITS; k; k--)
			factor *= 10;
		__big_multiply_add(&b, factor, f->word[i]);
	}
	if (exponent >= 0) {
		__big_multiply_power_of_5(&b, (unsigned)exponent);
	} else {
		by.n = 1;
		by.limb[0] = 1;
		__big_multiply_power_of_5(&by, (unsigned)-exponent);
		shift = __big_bits(&by) + 70 - __big_bits(&b);
		if (shift > 0) {
			__big_shift_left(&b, (unsigned)shift);
			exponent -= shift;
		}
		more = __big_divide(&b, &by);
	}
	return exact_of(&b, exponent, more || f->sticky);
}

static struct exact exact_hexadecimal(const struct scanned_float *f)
{
	int shift = __builtin_clzll(f->word[0]);
	uint64_t behind = shift < 4 ? f->word[1] << shift : 0; /* 4 bits of it are the mantissa's */

	return (struct exact){ f->word[0] << shift | behind >> 4, f->exponent - shift,
		cut_of(behind & 15, 16, f->sticky) };
}

/* ---- nearly exactly ---- */

/* The powers up to 10^27 are exact as long doubles; 10^28, 10^56, 10^112, 10^224 are not. */
static const long double small_power[28] = {
	1e0L, 1e1L, 1e2L, 1e3L, 1e4L, 1e5L, 1e6L, 1e7L, 1e8L, 1e9L, 1e10L, 1e11L, 1e12L, 1e13L, 1e14L,
	1e15L, 1e16L, 1e17L, 1e18L, 1e19L, 1e20L, 1e21L, 1e22L, 1e23L, 1e24L, 1e25L, 1e26L, 1e27L
};
static const long double large_power[4] = { 1e28L, 1e56L, 1e112L, 1e224L };

/* Units of the last of 64 bits. Four factors, each within half a unit, four products and the last
 * operation: 9 halves, and a unit of a small mantissa is two of a large one. */
#define ERROR_BOUND 10

static int approximate(const struct scanned_float *f, const struct float_format *format, long double *value)
{
	unsigned power = (unsigned)(f->exponent < 0 ? -f->exponent : f->exponent), large, i;
	long double scale;
	struct float_parts parts;
	uint64_t half, rest;

	if (f->words != 1 || f->exponent < -400 || f->exponent > 400 || float_rounding() != ROUND_NEAREST)
		return 0;
	scale = small_power[power % 28];
	large = power / 28;
	for (i = 0; large; i++, large >>= 1)
		if (large & 1)
			scale *= large_power[i];
	*value = f->exponent < 0 ? (long double)f->word[0] / scale : (long double)f->word[0] * scale;
	parts = float_split(*value);
	if (f->negative)
		*value = -*value;
	if (format->bits == 64)
		return power < 28;
	if (parts.exponent + 63 < format->least || parts.exponent + 63 >= format->most)
		return 0;
	half = (uint64_t)1 << (63 - format->bits);
	rest = parts.mantissa & (2 * half - 1);
	return power < 28 ? rest != half : rest + ERROR_BOUND < half || rest > half + ERROR_BOUND;
}

/* ---- */

/* Of a number that is not 0: 10^(place - 1) <= |value| < 10^place. */
static int64_t decimal_place(const struct scanned_float *f)
{
	return f->exponent + (int64_t)WORD_DIGITS * (f->words - 1) + f->digits_in_last;
}

long double __float_value(const struct scanned_float *f, const struct float_format *format)
{
	struct exact x = { (uint64_t)1 << 63, -20000, CUT_BELOW_HALF }; /* next to nothing */
	struct float_parts parts = { .negative = f->negative };
	long double value;

	switch (f->kind) {
	case SCANNED_NOTHING:
		return 0;
	case SCANNED_INFINITY:
		parts.class = FLOAT_INFINITE;
		return float_join(parts);
	case SCANNED_NAN:
		return f->negative ? -__builtin_nanl("") : __builtin_nanl("");
	case SCANNED_DECIMAL:
		if (!f->words)
			return float_join(parts);
		if (approximate(f, format, &value))
			return value;
		if (decimal_place(f) > 5000)
			return overflow(f->negative, format);
		if (decimal_place(f) > -5000)
			x = exact_decimal(f);
		break;
	case SCANNED_HEXADECIMAL:
		if (!f->word[0])
			return float_join(parts);
		x = exact_hexadecimal(f);
	}
	return round_exact(&x, f->negative, format);
}
