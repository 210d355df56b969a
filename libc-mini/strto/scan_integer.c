#include <errno.h>
#include "integer.h"

/* 36 or more: not a digit. */
static inline unsigned digit_of(int c)
{
	unsigned digit = (unsigned)c - '0', letter = ((unsigned)c | 32) - 'a';

	return digit < 10 ? digit : letter < 26 ? letter + 10 : 36;
}

void __scan_integer(struct source *s, int base, struct scanned_integer *n)
{
	int c = source_peek(s);
	uintmax_t magnitude = 0;
	unsigned digit;

	*n = (struct scanned_integer){ .negative = c == '-' };
	if (c == '-' || c == '+')
		source_skip(s);
	if ((base == 0 || base == 16) && source_peek(s) == '0') {
		source_skip(s);
		n->length = source_taken(s);
		if ((source_peek(s) | 32) == 'x') {
			source_skip(s);
			base = 16;
		} else if (!base) {
			base = 8;
		}
	}
	if (!base)
		base = 10;
	digit = digit_of(source_peek(s));
	if (digit >= (unsigned)base)
		return;
	do {
		if (magnitude <= (UINTMAX_MAX - 35) / 36)
			magnitude = magnitude * (unsigned)base + digit;
		else if (__builtin_mul_overflow(magnitude, (uintmax_t)base, &magnitude)
		      || __builtin_add_overflow(magnitude, (uintmax_t)digit, &magnitude))
			n->overflow = 1;
		source_skip(s);
		digit = digit_of(source_peek(s));
	} while (digit < (unsigned)base);
	n->magnitude = n->overflow ? UINTMAX_MAX : magnitude;
	n->length = source_taken(s);
}

uintmax_t __integer_limit(const struct scanned_integer *n, uintmax_t max, int is_signed)
{
	uintmax_t limit = max + (is_signed && n->negative);

	if (n->overflow || n->magnitude > limit) {
		errno = ERANGE;
		return is_signed && n->negative ? -limit : limit;
	}
	return n->negative ? -n->magnitude : n->magnitude;
}

int __integer_base(int base)
{
	if (base < 0 || base == 1 || base > 36) {
		errno = EINVAL;
		return 0;
	}
	return 1;
}

uintmax_t __string_integer(const char *text, char **end, int base, uintmax_t max, int is_signed)
{
	struct source s = __source_string(text);
	struct scanned_integer n = { 0 };

	if (__integer_base(base))
		__scan_integer(&s, base, &n);
	if (end)
		*end = (char *)text + n.length;
	return __integer_limit(&n, max, is_signed);
}
