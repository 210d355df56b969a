/* ecvt, fcvt (POSIX.1-2001, since withdrawn) and their reentrant forms (GNU): the digits of a number
 * without its sign and point. */
#include <stdlib.h>
#include <string.h>
#include "printf/decimal.h"

#define MAX_DIGITS 17   /* more say nothing about a double */
#define LONGEST    512  /* DBL_MAX has 309 digits before the point, and 17 may follow */

/* Where the point stands behind the first digit; the digits, of a number that is not finite its name,
 * go to text. -1: no room. */
static int convert(double value, enum decimal_places what, int places, int *point, int *negative,
	char *text, size_t size)
{
	struct float_parts number = float_split(value);
	struct decimal decimal;
	long n;

	places = places > MAX_DIGITS ? MAX_DIGITS : places;
	*negative = number.negative;
	*point = 0;
	if (number.class != FLOAT_FINITE) {
		if (size < 4)
			return -1;
		strcpy(text, number.class == FLOAT_NAN ? "nan" : "inf");
		return 0;
	}
	if (number.mantissa == 0)
		*negative = 0;
	char digits[decimal_room(number.exponent, places < 0 ? 0 : places)];
	decimal.digits = digits;
	__decimal_make(&decimal, &number, what, places);
	if (!decimal.count) /* zero, or rounded to it */
		decimal.point = what == PLACES_SIGNIFICANT || !number.mantissa ? 1 : -places;
	n = what == PLACES_SIGNIFICANT ? places : decimal.point + places;
	n = n < 0 ? 0 : n;
	if ((size_t)n >= size)
		return -1;
	memset(text, '0', (size_t)n);
	memcpy(text, digits, (size_t)(decimal.count < n ? decimal.count : n));
	text[n] = '\0';
	*point = (int)decimal.point;
	return 0;
}

int ecvt_r(double value, int digits, int *point, int *negative, char *text, size_t size)
{
	return convert(value, PLACES_SIGNIFICANT, digits < 0 ? 0 : digits, point, negative, text, size);
}

int fcvt_r(double value, int digits, int *point, int *negative, char *text, size_t size)
{
	return convert(value, PLACES_AFTER_POINT, digits, point, negative, text, size);
}

static char kept[LONGEST];

char *ecvt(double value, int digits, int *point, int *negative)
{
	ecvt_r(value, digits, point, negative, kept, sizeof kept);
	return kept;
}

char *fcvt(double value, int digits, int *point, int *negative)
{
	fcvt_r(value, digits, point, negative, kept, sizeof kept);
	return kept;
}
