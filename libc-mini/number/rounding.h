/* rounding.h: whether a magnitude that is cut off is to be made one unit greater (IEEE 754 4.3). */
#ifndef ROUNDING_H
#define ROUNDING_H

#include "float_arch.h"

/* What is cut off, in halves of the last place that stays. */
enum cut { CUT_NOTHING, CUT_BELOW_HALF, CUT_HALF, CUT_ABOVE_HALF };

static inline int rounds_up(enum rounding rounding, int negative, int odd, enum cut cut)
{
	if (rounding == ROUND_NEAREST)
		return cut == CUT_ABOVE_HALF || (cut == CUT_HALF && odd);
	return cut != CUT_NOTHING && rounding == (negative ? ROUND_DOWN : ROUND_UP);
}

/* cut_of: the bits below `unit` (a power of two, 1 or more) of a value; `sticky`: there was more. */
static inline enum cut cut_of(uint64_t value, uint64_t unit, int sticky)
{
	uint64_t rest = value & (unit - 1), half = unit >> 1;

	if (rest == half && half)
		return sticky ? CUT_ABOVE_HALF : CUT_HALF;
	return rest > half ? CUT_ABOVE_HALF : rest || sticky ? CUT_BELOW_HALF : CUT_NOTHING;
}

#endif
