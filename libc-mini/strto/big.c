#include <string.h>
#include "big.h"

void __big_multiply_add(struct big *b, uint64_t factor, uint64_t summand)
{
	int i;

	for (i = 0; i < b->n; i++) {
		unsigned __int128 x = (unsigned __int128)factor * b->limb[i] + summand;
		b->limb[i] = (uint32_t)x;
		summand = (uint64_t)(x >> 32);
	}
	for (; summand; summand >>= 32)
		b->limb[b->n++] = (uint32_t)summand;
}

void __big_multiply_power_of_5(struct big *b, unsigned exponent)
{
	uint64_t factor = 1;

	for (; exponent >= 27; exponent -= 27)
		__big_multiply_add(b, 7450580596923828125u, 0); /* 5^27 */
	while (exponent--)
		factor *= 5;
	__big_multiply_add(b, factor, 0);
}

int __big_bits(const struct big *b)
{
	return b->n ? 32 * b->n - __builtin_clz(b->limb[b->n - 1]) : 0;
}

void __big_shift_left(struct big *b, unsigned bits)
{
	unsigned limbs = bits / 32;

	if (!b->n)
		return;
	if (bits % 32)
		__big_multiply_add(b, (uint64_t)1 << bits % 32, 0);
	if (limbs) {
		memmove(b->limb + limbs, b->limb, (size_t)b->n * sizeof *b->limb);
		memset(b->limb, 0, limbs * sizeof *b->limb);
		b->n += (int)limbs;
	}
}

/* part[0 .. n] -= factor * by[0 .. n - 1]; 1: it went below zero (and is what it is modulo 2^32(n+1)). */
static int subtract(uint32_t *part, const uint32_t *by, int n, uint32_t factor)
{
	uint64_t carry = 0;
	int i;

	for (i = 0; i < n; i++) {
		uint64_t x = (uint64_t)factor * by[i] + carry;
		carry = (x >> 32) + (part[i] < (uint32_t)x);
		part[i] -= (uint32_t)x;
	}
	i = part[n] < carry;
	part[n] -= (uint32_t)carry;
	return i;
}

/* part[0 .. n] += by[0 .. n - 1]; 1: it came back from below zero. */
static int add_back(uint32_t *part, const uint32_t *by, int n)
{
	uint64_t carry = 0;
	int i;

	for (i = 0; i < n; i++) {
		carry += (uint64_t)part[i] + by[i];
		part[i] = (uint32_t)carry;
		carry >>= 32;
	}
	carry += part[n];
	part[n] = (uint32_t)carry;
	return (int)(carry >> 32);
}

/* Long division (Knuth, The Art of Computer Programming, 4.3.1 D). With the first bit of the divisor
 * set, a digit guessed from two limbs over one is at most two too great. A digit of the quotient
 * takes the place of the limb that it has just made zero. */
int __big_divide(struct big *b, struct big *by)
{
	unsigned shift = (unsigned)__builtin_clz(by->limb[by->n - 1]);
	int i, n = by->n, remainder = 0;
	uint32_t first;

	__big_shift_left(by, shift);
	__big_shift_left(b, shift);
	b->limb[b->n++] = 0;
	first = by->limb[n - 1];
	for (i = b->n - n - 1; i >= 0; i--) {
		uint32_t *part = b->limb + i;
		uint64_t guess = ((uint64_t)part[n] << 32 | part[n - 1]) / first;

		if (guess > UINT32_MAX)
			guess = UINT32_MAX;
		if (subtract(part, by->limb, n, (uint32_t)guess))
			do
				guess--;
			while (!add_back(part, by->limb, n));
		part[n] = (uint32_t)guess;
	}
	for (i = 0; i < n && i < b->n; i++)
		remainder |= b->limb[i] != 0;
	b->n = b->n > n ? b->n - n : 0;
	memmove(b->limb, b->limb + n, (size_t)b->n * sizeof *b->limb);
	while (b->n && !b->limb[b->n - 1])
		b->n--;
	return remainder;
}
