/* number.h: unsigned integers to digits. Stateless: no locale, no errno, no memory. */
#ifndef LIBC_MINI_NUMBER_H
#define LIBC_MINI_NUMBER_H

#include <stddef.h>
#include <stdint.h>

#define NUMBER_MAX_DIGITS 64
#define number_digits __number_digits   /* in libc.a: a program may have a function of that name */

/* Writes `value` in `base` (2 to 16, lower case) to `digits`, without a NUL; returns the number of
 * digits, at least 1 and at most NUMBER_MAX_DIGITS. */
size_t number_digits(char *digits, uint64_t value, unsigned base);

#endif
