/* The value is mantissa * 2^exponent: an integer and a fraction, each a row of 32-bit limbs.
 *
 * The integer is held in base 10^9 and doubled up from the mantissa. The fraction is a fixed-point
 * number; multiplied by 10^9, its nine next digits step in front of the point:
 *
 *        0 . limb[first] … limb[last - 1]      * 10^9  =  ddddddddd . limb[first] … limb[last - 1]
 *
 * and each such step clears nine more bits at its end (10^9 == 2^9 * 5^9), so it dies out. Digits are
 * made until there is one more than wanted; that one and what is left decide the rounding. */
#include "decimal.h"
#include "number.h"
#include "number/rounding.h"

#define NINE_DIGITS 1000000000u
/* LDBL_MAX has 4933 digits, the least fraction 16445 bits. */
#define MAX_LIMBS 552

struct fraction {
	uint32_t limb[MAX_LIMBS];
	int first, last;
};

/* Appends the nine digits of x, but no zeros at the very front. Returns how many those were. */
static int append(struct decimal *d, uint32_t x)
{
	int i;

	if (!d->count) {
		d->count = x ? (long)number_digits(d->digits, x, 10) : 0;
		return 9 - (int)d->count;
	}
	for (i = 8; i >= 0; i--, x /= 10)
		d->digits[d->count + i] = (char)('0' + x % 10);
	d->count += 9;
	return 0;
}

static void make_integer(struct decimal *d, uint32_t *limb, uint64_t mantissa, int exponent)
{
	int i, n = 0;

	for (; mantissa; mantissa /= NINE_DIGITS)
		limb[n++] = (uint32_t)(mantissa % NINE_DIGITS);
	while (exponent > 0) {
		int bits = exponent < 32 ? exponent : 32;
		uint64_t carry = 0;

		for (i = 0; i < n; i++) {
			carry += (uint64_t)limb[i] << bits;
			limb[i] = (uint32_t)(carry % NINE_DIGITS);
			carry /= NINE_DIGITS;
		}
		for (; carry; carry /= NINE_DIGITS)
			limb[n++] = (uint32_t)(carry % NINE_DIGITS);
		exponent -= bits;
	}
	while (n)
		append(d, limb[--n]);
	d->point = d->count;
}

/* mantissa / 2^bits, less than 1. */
static void fraction_set(struct fraction *f, uint64_t mantissa, int bits)
{
	int shift = -bits & 31;
	uint64_t low = mantissa << shift, high = shift ? mantissa >> (64 - shift) : 0;

	f->first = f->last = (bits + 31) / 32;
	for (; low; low = low >> 32 | high << 32, high = 0)
		f->limb[--f->first] = (uint32_t)low;
}

static uint32_t fraction_nine_digits(struct fraction *f)
{
	uint64_t carry = 0;
	int i;

	for (i = f->last - 1; i >= f->first; i--) {
		carry += (uint64_t)f->limb[i] * NINE_DIGITS;
		f->limb[i] = (uint32_t)carry;
		carry >>= 32;
	}
	while (f->last > f->first && !f->limb[f->last - 1])
		f->last--;
	if (f->first == 0)
		return (uint32_t)carry;
	if (carry)
		f->limb[--f->first] = (uint32_t)carry;
	return 0;
}

/* How much lies behind the first `wanted` digits. */
static enum cut cut_behind(const struct decimal *d, long wanted, int more)
{
	long i;

	if (wanted < 0)
		return d->count || more ? CUT_BELOW_HALF : CUT_NOTHING;
	if (wanted >= d->count)
		return CUT_NOTHING;
	for (i = wanted + 1; i < d->count && !more; i++)
		more = d->digits[i] != '0';
	if (d->digits[wanted] == '5')
		return more ? CUT_ABOVE_HALF : CUT_HALF;
	return d->digits[wanted] > '5' ? CUT_ABOVE_HALF
		: d->digits[wanted] > '0' || more ? CUT_BELOW_HALF : CUT_NOTHING;
}

static void cut_to(struct decimal *d, long wanted, int up)
{
	if (wanted < d->count)
		d->count = wanted < 0 ? 0 : wanted;
	if (up) {
		while (d->count && d->digits[d->count - 1] == '9')
			d->count--;
		if (d->count) {
			d->digits[d->count - 1]++;
		} else { /* all nines, or no digit at all: one unit of the last place */
			d->digits[d->count++] = '1';
			d->point += wanted < 0 ? 1 - wanted : 1;
		}
	}
	while (d->count && d->digits[d->count - 1] == '0')
		d->count--;
}

void __decimal_make(struct decimal *d, const struct float_parts *number, enum decimal_places what,
	long places)
{
	struct fraction f;
	uint64_t mantissa = number->mantissa;
	int exponent = number->exponent, odd, more;
	long wanted;

	d->count = d->point = 0;
	if (!mantissa)
		return;
	exponent += __builtin_ctzll(mantissa);
	mantissa >>= __builtin_ctzll(mantissa);
	if (exponent > -64) {
		make_integer(d, f.limb, exponent < 0 ? mantissa >> -exponent : mantissa, exponent);
		mantissa = exponent < 0 ? mantissa & (((uint64_t)1 << -exponent) - 1) : 0;
	}
	fraction_set(&f, mantissa, exponent < 0 ? -exponent : 0);
	for (;;) {
		more = f.first != f.last;
		wanted = what == PLACES_AFTER_POINT ? d->point + places : places;
		if (!more || d->count > wanted)
			break;
		d->point -= append(d, fraction_nine_digits(&f));
	}
	odd = wanted > 0 && wanted <= d->count && (d->digits[wanted - 1] & 1);
	cut_to(d, wanted, rounds_up(float_rounding(), number->negative, odd,
		cut_behind(d, wanted, more)));
}
