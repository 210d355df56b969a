/* big.h: natural numbers of up to 39000 bits, as far as reading decimals exactly needs them. */
#ifndef LIBC_MINI_BIG_H
#define LIBC_MINI_BIG_H

#include <stdint.h>
#include "libc.h"

/* 11533 digits have 38313 bits, as has 5 to the power of as many; and a quotient of three limbs. */
#define BIG_LIMBS 1216

struct big {
	int n;                  /* limbs; the last is not 0 */
	uint32_t limb[BIG_LIMBS]; /* least significant first */
};

void __big_multiply_add(struct big *b, uint64_t factor, uint64_t summand) hidden;
void __big_multiply_power_of_5(struct big *b, unsigned exponent) hidden;
void __big_shift_left(struct big *b, unsigned bits) hidden;
int __big_bits(const struct big *b) hidden;
/* __big_divide: b becomes the quotient; whether something remained. `by` is changed. */
int __big_divide(struct big *b, struct big *by) hidden;

#endif
