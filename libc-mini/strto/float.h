/* float.h: decimal and hexadecimal text to floating point, correctly rounded (C11 7.22.1.3). */
#ifndef LIBC_MINI_STRTO_FLOAT_H
#define LIBC_MINI_STRTO_FLOAT_H

#include "source.h"

/* A number halfway between two long doubles has up to 11515 significant digits; the digits behind
 * those only say that the number is greater. */
#define WORD_DIGITS 19
#define MAX_WORDS   607

enum scanned_kind { SCANNED_NOTHING, SCANNED_DECIMAL, SCANNED_HEXADECIMAL, SCANNED_INFINITY, SCANNED_NAN };

struct scanned_float {
	enum scanned_kind kind;
	int negative;
	size_t length;          /* where the longest number ends, counted as by source_taken(); 0: none */
	int64_t exponent;       /* of 10, or of 2, at the end of the digits; saturated */
	int sticky;             /* digits that are not 0 follow those kept */
	/* Decimal: digits without leading zeros, 19 a word, fewer in the last. Hexadecimal: word[0], and in
	 * word[1] the digit behind it. */
	int words;
	int digits_in_last;
	uint64_t word[MAX_WORDS];
};

/* The format of a result: |value| < 2^(most + 1), normal from 2^least on. */
struct float_format { int bits, least, most; };

extern const struct float_format __format_of_float hidden, __format_of_double hidden,
	__format_of_long_double hidden;

/* __scan_float: what was taken may be longer than the number: "1e+", "infin", "0x.". */
void __scan_float(struct source *s, struct scanned_float *f) hidden;
/* __float_value: as the format has it; in the direction of fesetround(). ERANGE for an overflow, and
 * for a result that is tiny and not exact. */
long double __float_value(const struct scanned_float *f, const struct float_format *format) hidden;

#endif
