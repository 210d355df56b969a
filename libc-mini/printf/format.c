/* The engine: copies text, takes directives apart, fetches their values. */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include "format.h"

#define MAX_POSITION 64 /* of %n$; POSIX asks for NL_ARGMAX, 9 */

/* ---- reading a format of bytes or wide characters ---- */

struct cursor {
	const char *at;
	int step;               /* bytes a character */
};

static inline unsigned peek(const struct cursor *in)
{
	return in->step == 1 ? *(const unsigned char *)in->at : *(const unsigned *)(const void *)in->at;
}

static inline unsigned next(struct cursor *in)
{
	unsigned c = peek(in);

	in->at += in->step;
	return c;
}

/* Decimal digits, possibly none: 0. More than INT_MAX: -1. */
static int parse_number(struct cursor *in)
{
	int n = 0;

	for (; peek(in) - '0' < 10; in->at += in->step) {
		int digit = (int)(peek(in) - '0');
		n = n < 0 || n > (INT_MAX - digit) / 10 ? -1 : n * 10 + digit;
	}
	return n;
}

/* What follows a *: nothing, or a position and $. */
static int parse_star(struct cursor *in)
{
	struct cursor before = *in;
	int position = parse_number(in);

	if (position && peek(in) == '$') {
		in->at += in->step;
		return position;
	}
	*in = before;
	return ARGUMENT_NEXT;
}

static unsigned parse_flags(struct cursor *in)
{
	static const char letters[] = "-+ #0'"; /* in the order of enum directive_flag */
	unsigned flags = 0;

	for (;; in->at += in->step) {
		unsigned i = 0;
		while (i < sizeof letters - 1 && peek(in) != (unsigned)letters[i])
			i++;
		if (i == sizeof letters - 1)
			return flags;
		flags |= 1U << i;
	}
}

static unsigned parse_length(struct cursor *in)
{
	unsigned c = peek(in);

	switch (c) {
	case 'h':
	case 'l':
		in->at += in->step;
		if (peek(in) == c)
			in->at += in->step;
		else if (c == 'h')
			return LENGTH_SHORT;
		return c == 'h' ? LENGTH_CHAR : LENGTH_LONG;
	case 'L':
		in->at += in->step;
		return LENGTH_LONG_DOUBLE;
	case 'j': case 'z': case 't': case 'q': case 'Z':
		in->at += in->step;
		return LENGTH_LONG; /* all of them have 64 bits */
	}
	return LENGTH_NONE;
}

/* The text behind a %. Returns 0, or an errno value. */
static int parse_directive(struct cursor *in, struct directive *d)
{
	d->value_from = ARGUMENT_NEXT;
	d->width_from = d->precision_from = ARGUMENT_NONE;
	d->precision = -1;
	d->flags = 0;
	d->width = 0;
	if (peek(in) != '0')
		d->width = parse_number(in);
	if (d->width > 0 && peek(in) == '$') {
		d->value_from = d->width;
		d->width = 0;
		in->at += in->step;
	}
	if (!d->width) {
		d->flags = (unsigned char)parse_flags(in);
		if (peek(in) == '*') {
			in->at += in->step;
			d->width_from = parse_star(in);
		} else {
			d->width = parse_number(in);
		}
	}
	if (peek(in) == '.') {
		in->at += in->step;
		if (peek(in) == '*') {
			in->at += in->step;
			d->precision_from = parse_star(in);
		} else if ((d->precision = parse_number(in)) < 0) {
			return EOVERFLOW;
		}
	}
	d->length = (unsigned char)parse_length(in);
	d->conversion = peek(in) < 128 ? (unsigned char)next(in) : 0;
	return d->width < 0 ? EOVERFLOW : 0;
}

/* ---- arguments ---- */

enum kind { KIND_INT, KIND_LONG, KIND_POINTER, KIND_DOUBLE, KIND_LONG_DOUBLE, KIND_NONE };

struct arguments {
	va_list list;
	union value *numbered;  /* those of %n$, all fetched beforehand; or NULL */
};

static void fetch(struct arguments *from, enum kind kind, union value *value)
{
	switch (kind) {
	case KIND_INT:
		value->integer = va_arg(from->list, int);
		break;
	case KIND_LONG:
		value->integer = va_arg(from->list, intmax_t);
		break;
	case KIND_POINTER:
		value->pointer = va_arg(from->list, void *);
		break;
	case KIND_DOUBLE:
		value->real = va_arg(from->list, double);
		break;
	case KIND_LONG_DOUBLE:
		value->real = va_arg(from->list, long double);
		break;
	case KIND_NONE:
		break;
	}
}

/* -1: there is no such conversion. */
static int kind_of(const struct directive *d)
{
	switch (d->conversion) {
	case 'd': case 'i': case 'o': case 'u': case 'x': case 'X': case 'b': case 'B':
		return d->length >= LENGTH_LONG ? KIND_LONG : KIND_INT;
	case 'c': case 'C':
		return KIND_INT;
	case 's': case 'S': case 'p': case 'n':
		return KIND_POINTER;
	case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
		return d->length == LENGTH_LONG_DOUBLE ? KIND_LONG_DOUBLE : KIND_DOUBLE;
	case 'm': case '%':
		return KIND_NONE;
	}
	return -1;
}

/* 0: positions and the lack of them are mixed, or there is no such position. */
static int argument(struct arguments *from, int position, enum kind kind, union value *value)
{
	if (kind == KIND_NONE || position == ARGUMENT_NONE)
		return 1;
	if ((position != ARGUMENT_NEXT) != (from->numbered != NULL) || position > MAX_POSITION)
		return 0;
	if (from->numbered)
		*value = from->numbered[position - 1];
	else
		fetch(from, kind, value);
	return 1;
}

/* ---- carrying out ---- */

static void store_count(const struct directive *d, void *where, size_t count)
{
	switch (d->length) {
	case LENGTH_CHAR:
		*(signed char *)where = (signed char)count;
		break;
	case LENGTH_SHORT:
		*(short *)where = (short)count;
		break;
	case LENGTH_NONE:
		*(int *)where = (int)count;
		break;
	default:
		*(intmax_t *)where = (intmax_t)count;
	}
}

static void carry_out(struct output *out, struct directive *d, union value *value, int error)
{
	switch (d->conversion) {
	case '%':
		__output_put(out, "%", 1);
		return;
	case 'n':
		store_count(d, value->pointer, out->total);
		return;
	case 'm':
		value->pointer = strerror(error);
		d->length = LENGTH_NONE;
		d->conversion = 's';
		break;
	case 'p':
		if (value->pointer) {
			d->flags |= FLAG_ALTERNATE;
			__format_integer(out, d, (intmax_t)(uintptr_t)value->pointer);
			return;
		}
		value->pointer = (void *)"(nil)"; /* as glibc says it */
		d->precision = -1;
		d->length = LENGTH_NONE;
		d->conversion = 's';
		break;
	case 'c': case 'C': case 's': case 'S':
		break;
	default:
		if (kind_of(d) >= KIND_DOUBLE)
			__format_float(out, d, value->real);
		else
			__format_integer(out, d, value->integer);
		return;
	}
	if (out->wide)
		__format_wide_text(out, d, value);
	else
		__format_text(out, d, value);
}

static int numbered_run(struct output *out, struct cursor format, struct arguments *from, int error);

/* One directive, `in` standing behind its %. 0, an errno value; -1: the rest has been done. */
static int one(struct output *out, struct cursor *in, struct arguments *from, int error)
{
	struct cursor start = { in->at - in->step, in->step };
	struct directive d;
	union value value = { 0 };
	int wrong = parse_directive(in, &d), kind = kind_of(&d);

	if (wrong)
		return wrong;
	if (kind < 0)
		return EINVAL;
	if (d.value_from > 0 && !from->numbered)
		return numbered_run(out, start, from, error);
	value.integer = d.width;
	if (!argument(from, d.width_from, KIND_INT, &value))
		return EINVAL;
	if (value.integer < 0) {
		if (value.integer < -INT_MAX)
			return EOVERFLOW;
		d.flags |= FLAG_LEFT;
		value.integer = -value.integer;
	}
	d.width = (int)value.integer;
	value.integer = d.precision;
	if (!argument(from, d.precision_from, KIND_INT, &value))
		return EINVAL;
	d.precision = value.integer < 0 ? -1 : (int)value.integer;
	if (d.flags & FLAG_LEFT)
		d.flags &= (unsigned char)~FLAG_ZERO;
	if (!argument(from, d.value_from, (enum kind)kind, &value))
		return EINVAL;
	carry_out(out, &d, &value, error);
	return 0;
}

/* %m is about the errno there was when printf was called: `error`. */
static void run(struct output *out, struct cursor in, struct arguments *from, int error)
{
	while (!out->failed) {
		const char *text = in.at;
		int wrong;

		while (peek(&in) && peek(&in) != '%')
			in.at += in.step;
		if (in.at != text)
			__output_raw(out, text, (size_t)(in.at - text) / (size_t)in.step);
		if (!next(&in))
			return;
		wrong = one(out, &in, from, error);
		if (wrong > 0)
			__output_fail(out, wrong);
		if (wrong)
			return;
	}
}

/* ---- %n$: the types of all arguments must be known before the second can be fetched ---- */

static int note(unsigned char *kinds, int position, int kind)
{
	if (kind == KIND_NONE || position == ARGUMENT_NONE)
		return 1;
	if (position < 1 || position > MAX_POSITION)
		return 0;
	kinds[position - 1] = (unsigned char)kind;
	return 1;
}

static int numbered_run(struct output *out, struct cursor format, struct arguments *from, int error)
{
	unsigned char kinds[MAX_POSITION];
	union value values[MAX_POSITION];
	struct cursor in = format;
	int wrong, i, last = MAX_POSITION;
	unsigned c;

	memset(kinds, KIND_NONE, sizeof kinds);
	while ((c = next(&in))) {
		struct directive d;
		if (c != '%')
			continue;
		if ((wrong = parse_directive(&in, &d)))
			return wrong;
		if (kind_of(&d) < 0 || !note(kinds, d.value_from, kind_of(&d))
		 || !note(kinds, d.width_from, KIND_INT) || !note(kinds, d.precision_from, KIND_INT))
			return EINVAL;
	}
	while (last && kinds[last - 1] == KIND_NONE)
		last--;
	for (i = 0; i < last; i++) /* one that nobody prints: taken for an int */
		fetch(from, kinds[i] == KIND_NONE ? KIND_INT : (enum kind)kinds[i], &values[i]);
	from->numbered = values;
	run(out, format, from, error);
	from->numbered = NULL;
	return -1;
}

void __format(struct output *out, const void *format, va_list list)
{
	struct cursor in = { format, out->wide ? (int)sizeof(wchar_t) : 1 };
	struct arguments from = { .numbered = NULL };

	va_copy(from.list, list);
	run(out, in, &from, errno);
	va_end(from.list);
}
