#include "float.h"

#define EXPONENT_LIMIT ((int64_t)1 << 56)

static unsigned digit_of(int c)
{
	unsigned digit = (unsigned)c - '0', letter = ((unsigned)c | 32) - 'a';

	return digit < 10 ? digit : letter < 6 ? letter + 10 : 16;
}

/* A point, the first one: takes it. */
static int takes_point(struct source *s, int c, int *point)
{
	if (c != '.' || *point)
		return 0;
	source_skip(s);
	return *point = 1;
}

/* ---- exponent: letter [+-] digits. Without digits it is none. ---- */

static void scan_exponent(struct source *s, struct scanned_float *f, int letter)
{
	int64_t exponent = 0;
	unsigned digit;
	int negative, c;

	if ((source_peek(s) | 32) != letter)
		return;
	source_skip(s);
	c = source_peek(s);
	negative = c == '-';
	if (c == '-' || c == '+')
		source_skip(s);
	for (; (digit = (unsigned)source_peek(s) - '0') < 10; source_skip(s), f->length = source_taken(s))
		if (exponent < EXPONENT_LIMIT)
			exponent = exponent * 10 + digit;
	f->exponent += negative ? -exponent : exponent;
}

/* ---- digits ---- */

static inline void append(struct scanned_float *f, unsigned digit)
{
	if (f->digits_in_last == WORD_DIGITS) {
		if (f->words == MAX_WORDS) {
			f->sticky |= digit != 0;
			f->exponent++;
			return;
		}
		f->word[f->words++] = 0;
		f->digits_in_last = 0;
	}
	f->word[f->words - 1] = f->word[f->words - 1] * 10 + digit;
	f->digits_in_last++;
}

/* Zeros wait until another digit follows: those at the end belong to the exponent. */
static void scan_decimal(struct source *s, struct scanned_float *f)
{
	int point = 0, c;
	int64_t zeros = 0;
	unsigned digit;

	for (;;) {
		c = source_peek(s);
		digit = (unsigned)c - '0';
		if (digit >= 10) {
			if (!takes_point(s, c, &point))
				break;
			if (f->kind)
				f->length = source_taken(s);
			continue;
		}
		f->kind = SCANNED_DECIMAL;
		f->exponent -= point;
		if (digit) {
			for (; zeros; zeros--)
				append(f, 0);
			append(f, digit);
		} else if (f->words) {
			zeros++;
		}
		source_skip(s);
		f->length = source_taken(s);
	}
	f->exponent += zeros;
	if (f->kind)
		scan_exponent(s, f, 'e');
}

static void scan_hexadecimal(struct source *s, struct scanned_float *f)
{
	int point = 0, any = 0, c;
	unsigned digit;

	for (;;) {
		c = source_peek(s);
		digit = digit_of(c);
		if (digit >= 16) {
			if (!takes_point(s, c, &point))
				break;
			if (any)
				f->length = source_taken(s);
			continue;
		}
		any = 1;
		if (f->word[0] >> 60) { /* one more digit fills up the 64 bits */
			if (!f->words)
				f->word[1] = digit;
			else
				f->sticky |= digit != 0;
			f->words = 1;
			f->exponent += 4;
		} else {
			f->word[0] = f->word[0] << 4 | digit;
		}
		f->exponent -= 4 * point;
		source_skip(s);
		f->length = source_taken(s);
	}
	if (any)
		scan_exponent(s, f, 'p');
}

/* ---- words ---- */

/* As much of a lower-case word as there is; whether it is all there. */
static int matches(struct source *s, const char *word)
{
	for (; *word && (source_peek(s) | 32) == *word; word++)
		source_skip(s);
	return !*word;
}

static int is_word_character(int c)
{
	return digit_of(c) < 10 || ((unsigned)c | 32) - 'a' < 26 || c == '_';
}

static void scan_word(struct source *s, struct scanned_float *f)
{
	if ((source_peek(s) | 32) == 'i') {
		if (!matches(s, "inf"))
			return;
		f->kind = SCANNED_INFINITY;
		f->length = source_taken(s);
		if (matches(s, "inity"))
			f->length = source_taken(s);
	} else if (matches(s, "nan")) {
		f->kind = SCANNED_NAN;
		f->length = source_taken(s);
		if (source_peek(s) != '(')
			return;
		do
			source_skip(s);
		while (is_word_character(source_peek(s)));
		if (source_peek(s) == ')') {
			source_skip(s);
			f->length = source_taken(s);
		}
	}
}

void __scan_float(struct source *s, struct scanned_float *f)
{
	int c = source_peek(s);

	f->kind = SCANNED_NOTHING;
	f->negative = c == '-';
	f->length = 0;
	f->exponent = 0;
	f->sticky = f->words = 0;
	f->digits_in_last = WORD_DIGITS;
	if (c == '-' || c == '+') {
		source_skip(s);
		c = source_peek(s);
	}
	if ((c | 32) == 'i' || (c | 32) == 'n') {
		scan_word(s, f);
		return;
	}
	if (c == '0') {
		source_skip(s);
		f->kind = SCANNED_DECIMAL;
		f->length = source_taken(s);
		if ((source_peek(s) | 32) == 'x') {
			source_skip(s);
			f->kind = SCANNED_HEXADECIMAL;
			f->word[0] = f->word[1] = 0;
			scan_hexadecimal(s, f);
			return;
		}
	}
	scan_decimal(s, f);
}
