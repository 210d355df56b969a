#include "number.h"

size_t number_digits(char *digits, uint64_t value, unsigned base)
{
	char reversed[NUMBER_MAX_DIGITS];
	size_t n = 0;

	do {
		reversed[n++] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value);
	for (size_t i = 0; i < n; i++)
		digits[i] = reversed[n - 1 - i];
	return n;
}
