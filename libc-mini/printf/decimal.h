/* decimal.h: binary floating point as decimal digits, correctly rounded. */
#ifndef LIBC_MINI_DECIMAL_H
#define LIBC_MINI_DECIMAL_H

#include "float_arch.h"
#include "libc.h"

/* 0.d1d2d3… * 10^point; d1 and the last digit are not 0; no digits: zero. */
struct decimal {
	char *digits;           /* ASCII */
	long count;
	long point;
};

/* How many digits are wanted: `places` significant ones, or up to `places` after the point. */
enum decimal_places { PLACES_SIGNIFICANT, PLACES_AFTER_POINT };

/* decimal_room: bytes that the digits of a number of this exponent need while they are made. */
static inline size_t decimal_room(int exponent, long places)
{
	long before = exponent > -64 ? (exponent + 64L) * 1233 / 4096 + 2 : 0; /* log10(2) < 1233/4096 */
	long after = exponent < 0 ? -(long)exponent : 0;

	return (size_t)(before + (after < places ? after : places) + 20);
}

/* __decimal_make: `number` is finite; digits point to decimal_room() bytes. Rounds as fesetround()
 * says. */
void __decimal_make(struct decimal *decimal, const struct float_parts *number,
	enum decimal_places what, long places) hidden;

#endif
