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

/* The next % or the end. */
static const char *text_end(const struct cursor *in)
{
	const unsigned char *p = (const unsigned char *)in->at;
	struct cursor wide = *in;

	if (in->step == 1) {
		while (*p && *p != '%')
			p++;
		return (const char *)p;
	}
	while (peek(&wide) && peek(&wide) != '%')
		wide.at += wide.step;
	return wide.at;
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

/* What a letter is: a length, or a conversion, whose argument is of some kind. */
enum kind {
	KIND_INVALID, KIND_LENGTH, KIND_NONE, KIND_INTEGER, KIND_CHARACTER, KIND_STRING, KIND_POINTER,
	KIND_COUNT, KIND_FLOAT,
};

static enum kind kind_of(unsigned c)
{
#define LETTER(c) [(c) - 'A']
	static const unsigned char kinds[] = {
		LETTER('h') = KIND_LENGTH, LETTER('l') = KIND_LENGTH, LETTER('L') = KIND_LENGTH,
		LETTER('j') = KIND_LENGTH, LETTER('z') = KIND_LENGTH, LETTER('t') = KIND_LENGTH,
		LETTER('q') = KIND_LENGTH, LETTER('Z') = KIND_LENGTH, LETTER('m') = KIND_NONE,
		LETTER('d') = KIND_INTEGER, LETTER('i') = KIND_INTEGER, LETTER('o') = KIND_INTEGER,
		LETTER('u') = KIND_INTEGER, LETTER('x') = KIND_INTEGER, LETTER('X') = KIND_INTEGER,
		LETTER('b') = KIND_INTEGER, LETTER('B') = KIND_INTEGER,
		LETTER('c') = KIND_CHARACTER, LETTER('C') = KIND_CHARACTER,
		LETTER('s') = KIND_STRING, LETTER('S') = KIND_STRING,
		LETTER('p') = KIND_POINTER, LETTER('n') = KIND_COUNT,
		LETTER('a') = KIND_FLOAT, LETTER('e') = KIND_FLOAT, LETTER('f') = KIND_FLOAT,
		LETTER('g') = KIND_FLOAT, LETTER('A') = KIND_FLOAT, LETTER('E') = KIND_FLOAT,
		LETTER('F') = KIND_FLOAT, LETTER('G') = KIND_FLOAT,
	};

	return c - 'A' < sizeof kinds ? (enum kind)kinds[c - 'A'] : c == '%' ? KIND_NONE : KIND_INVALID;
}

/* h hh l ll q L j z t Z */
static unsigned parse_length(struct cursor *in)
{
	unsigned c = next(in);
	int twice = (c == 'h' || c == 'l') && peek(in) == c;

	if (twice)
		in->at += in->step;
	if (c == 'h')
		return twice ? LENGTH_CHAR : LENGTH_SHORT;
	return c == 'L' ? LENGTH_LONG_DOUBLE : LENGTH_LONG; /* all others have 64 bits */
}

/* What may stand between the % and the length. Returns 0, or an errno value. */
static int parse_numbers(struct cursor *in, struct directive *d)
{
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
	return d->width < 0 ? EOVERFLOW : 0;
}

/* The text behind a %. Returns 0, or an errno value. */
static int parse_directive(struct cursor *in, struct directive *d)
{
	int wrong = 0;

	*d = (struct directive){ .precision = -1, .width_from = ARGUMENT_NONE, .precision_from = ARGUMENT_NONE };
	if (peek(in) < 'A') /* flags and digits are before the letters, in ASCII */
		wrong = parse_numbers(in, d);
	if (kind_of(peek(in)) == KIND_LENGTH)
		d->length = (unsigned char)parse_length(in);
	if (kind_of(peek(in)) <= KIND_LENGTH)
		return wrong ? wrong : EINVAL;
	d->conversion = (unsigned char)next(in);
	return wrong;
}

/* ---- arguments ---- */

enum type { TYPE_INT, TYPE_LONG, TYPE_POINTER, TYPE_DOUBLE, TYPE_LONG_DOUBLE, TYPE_NONE };

static enum type type_of(const struct directive *d, enum kind kind)
{
	switch (kind) {
	case KIND_INTEGER:
		return d->length >= LENGTH_LONG ? TYPE_LONG : TYPE_INT;
	case KIND_FLOAT:
		return d->length == LENGTH_LONG_DOUBLE ? TYPE_LONG_DOUBLE : TYPE_DOUBLE;
	case KIND_CHARACTER:
		return TYPE_INT;
	case KIND_NONE:
		return TYPE_NONE;
	default:
		return TYPE_POINTER;
	}
}

struct arguments {
	va_list list;
	union value *numbered;  /* those of %n$, all fetched beforehand; or NULL */
};

static void fetch(struct arguments *from, enum type type, union value *value)
{
	switch (type) {
	case TYPE_INT:
		value->integer = va_arg(from->list, int);
		break;
	case TYPE_LONG:
		value->integer = va_arg(from->list, intmax_t);
		break;
	case TYPE_POINTER:
		value->pointer = va_arg(from->list, void *);
		break;
	case TYPE_DOUBLE:
		value->real = va_arg(from->list, double);
		break;
	case TYPE_LONG_DOUBLE:
		value->real = va_arg(from->list, long double);
		break;
	case TYPE_NONE:
		break;
	}
}

/* 0: positions and the lack of them are mixed, or there is no such position. */
static int argument(struct arguments *from, int position, enum type type, union value *value)
{
	if (!from->numbered && position == ARGUMENT_NEXT)
		fetch(from, type, value);
	else if (from->numbered && position > 0 && position <= MAX_POSITION)
		*value = from->numbered[position - 1];
	else
		return type == TYPE_NONE;
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

static void format_text(struct output *out, struct directive *d, const union value *value)
{
	if (out->wide)
		out->wide_text(out, d, value);
	else
		__format_text(out, d, value);
}

/* A text of the library's own where a number is expected. */
static void carry_out_text(struct output *out, struct directive *d, const char *text)
{
	union value value = { .pointer = (void *)text };

	d->length = LENGTH_NONE;
	d->conversion = 's';
	format_text(out, d, &value);
}

static void carry_out(struct output *out, struct directive *d, enum kind kind, union value *value, int error)
{
	switch (kind) {
	case KIND_INTEGER:
		__format_integer(out, d, value->integer);
		break;
	case KIND_FLOAT:
		__format_float(out, d, value->real);
		break;
	case KIND_POINTER:
		d->flags |= FLAG_ALTERNATE;
		if (value->pointer) {
			__format_integer(out, d, (intmax_t)(uintptr_t)value->pointer);
		} else { /* as glibc says it */
			d->precision = -1;
			carry_out_text(out, d, "(nil)");
		}
		break;
	case KIND_COUNT:
		store_count(d, value->pointer, out->total);
		break;
	case KIND_NONE:
		if (d->conversion == 'm')
			carry_out_text(out, d, strerror(error));
		else
			__output_put(out, "%", 1);
		break;
	default:
		format_text(out, d, value);
	}
}

static int numbered_run(struct output *out, struct cursor format, struct arguments *from, int error);

/* One directive, `in` standing behind its %. 0, an errno value; -1: the rest has been done. */
static int one(struct output *out, struct cursor *in, struct arguments *from, int error)
{
	struct cursor start = { in->at - in->step, in->step };
	struct directive d;
	union value value = { 0 };
	int wrong = parse_directive(in, &d);
	enum kind kind = kind_of(d.conversion);

	if (wrong)
		return wrong;
	if (d.value_from > 0 && !from->numbered)
		return numbered_run(out, start, from, error);
	if (d.width_from != ARGUMENT_NONE) {
		if (!argument(from, d.width_from, TYPE_INT, &value))
			return EINVAL;
		if (value.integer < -INT_MAX)
			return EOVERFLOW;
		if (value.integer < 0)
			d.flags |= FLAG_LEFT;
		d.width = (int)(value.integer < 0 ? -value.integer : value.integer);
	}
	if (d.precision_from != ARGUMENT_NONE) {
		if (!argument(from, d.precision_from, TYPE_INT, &value))
			return EINVAL;
		d.precision = value.integer < 0 ? -1 : (int)value.integer;
	}
	if (d.flags & FLAG_LEFT)
		d.flags &= (unsigned char)~FLAG_ZERO;
	if (!argument(from, d.value_from, type_of(&d, kind), &value))
		return EINVAL;
	carry_out(out, &d, kind, &value, error);
	return 0;
}

/* %m is about the errno there was when printf was called: `error`. */
static void run(struct output *out, struct cursor in, struct arguments *from, int error)
{
	while (!out->failed) {
		const char *text = in.at;
		int wrong;

		in.at = text_end(&in);
		if (in.at == text)
			;
		else if (out->wide)
			__output_wide(out, (const wchar_t *)(const void *)text, (size_t)(in.at - text) / sizeof(wchar_t));
		else
			__output_put(out, text, (size_t)(in.at - text));
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

static int note(unsigned char *types, int position, enum type type)
{
	if (type == TYPE_NONE || position == ARGUMENT_NONE)
		return 1;
	if (position < 1 || position > MAX_POSITION)
		return 0;
	types[position - 1] = (unsigned char)type;
	return 1;
}

static int numbered_run(struct output *out, struct cursor format, struct arguments *from, int error)
{
	unsigned char types[MAX_POSITION];
	union value values[MAX_POSITION];
	struct cursor in = format;
	int wrong, i, last = MAX_POSITION;
	unsigned c;

	memset(types, TYPE_NONE, sizeof types);
	while ((c = next(&in))) {
		struct directive d;
		if (c != '%')
			continue;
		if ((wrong = parse_directive(&in, &d)))
			return wrong;
		if (!note(types, d.value_from, type_of(&d, kind_of(d.conversion)))
		 || !note(types, d.width_from, TYPE_INT) || !note(types, d.precision_from, TYPE_INT))
			return EINVAL;
	}
	while (last && types[last - 1] == TYPE_NONE)
		last--;
	for (i = 0; i < last; i++) {
		if (types[i] == TYPE_NONE) /* unknown; what follows cannot be found */
			return EINVAL;
		fetch(from, (enum type)types[i], &values[i]);
	}
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
