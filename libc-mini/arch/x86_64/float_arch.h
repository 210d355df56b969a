/* float_arch.h (x86_64): what a long double is made of, and how the program wants it rounded.
 *
 * The x87's extended format: 64 bits of mantissa, of which the first is written, 15 of exponent, the
 * sign. A double and a float are exactly representable in it. */
#ifndef FLOAT_ARCH_H
#define FLOAT_ARCH_H

#include <stdint.h>

/* The numbers of fegetround() >> 10, and of MXCSR bits 13 and 14. */
enum rounding { ROUND_NEAREST, ROUND_DOWN, ROUND_UP, ROUND_ZERO };

static inline enum rounding float_rounding(void)
{
	unsigned mxcsr;

	__asm__ volatile ("stmxcsr %0" : "=m"(mxcsr));
	return (enum rounding)(mxcsr >> 13 & 3);
}

enum float_class { FLOAT_FINITE, FLOAT_INFINITE, FLOAT_NAN };

/* |value| == mantissa * 2^exponent. */
struct float_parts {
	uint64_t mantissa;
	int exponent;
	int negative;
	enum float_class class;
};

struct float_bits { uint64_t mantissa; uint16_t sign_exponent; };

#define FLOAT_BIAS (16383 + 63)

/* Encodings that no operation yields (an exponent without the first bit of the mantissa) are taken
 * for what the processor takes them for: not a number. */
static inline struct float_parts float_split(long double value)
{
	struct float_bits bits;
	struct float_parts parts;
	int biased;

	__builtin_memcpy(&bits, &value, 10);
	biased = bits.sign_exponent & 0x7fff;
	parts.mantissa = bits.mantissa;
	parts.exponent = (biased ? biased : 1) - FLOAT_BIAS;
	parts.negative = bits.sign_exponent >> 15;
	parts.class = biased && !(bits.mantissa >> 63) ? FLOAT_NAN : biased < 0x7fff ? FLOAT_FINITE
		: bits.mantissa << 1 ? FLOAT_NAN : FLOAT_INFINITE;
	return parts;
}

/* The reverse, for a mantissa whose first bit is set, or one below that with the least exponent. */
static inline long double float_join(struct float_parts parts)
{
	struct float_bits bits = { parts.mantissa, (uint16_t)(parts.negative << 15) };
	long double value = 0;

	if (parts.class == FLOAT_INFINITE) {
		bits.sign_exponent |= 0x7fff;
		bits.mantissa = (uint64_t)1 << 63;
	} else if (parts.mantissa >> 63) {
		bits.sign_exponent |= (uint16_t)(parts.exponent + FLOAT_BIAS);
	}
	__builtin_memcpy(&value, &bits, 10);
	return value;
}

#endif
