/* integer.h: digits to integers (C11 7.22.1.4). */
#ifndef LIBC_MINI_INTEGER_H
#define LIBC_MINI_INTEGER_H

#include "source.h"

struct scanned_integer {
	uintmax_t magnitude;    /* UINTMAX_MAX if it does not fit */
	int negative;
	int overflow;
	size_t length;          /* where the longest number ends, counted as by source_taken(); 0: none */
};

/* __scan_integer: [+-][0x]digits; base 0 or 2 to 36. What was taken may be longer than the number:
 * "0xg", "-". */
void __scan_integer(struct source *s, int base, struct scanned_integer *n) hidden;

/* The strtol family: `max` is the greatest value of the type. */
uintmax_t __string_integer(const char *text, char **end, int base, uintmax_t max, int is_signed) hidden;
uintmax_t __wide_string_integer(const wchar_t *text, wchar_t **end, int base, uintmax_t max,
	int is_signed) hidden;
/* The number within its type's range; else the limit and ERANGE. */
uintmax_t __integer_limit(const struct scanned_integer *n, uintmax_t max, int is_signed) hidden;
/* 0, and EINVAL: there is no such base. */
int __integer_base(int base) hidden;

#endif
