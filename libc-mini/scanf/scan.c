/* The engine. White space and text of the format are matched, directives read an item each. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>
#include "scan.h"
#include "strto/float.h"
#include "strto/integer.h"

#define MAX_POSITION 64 /* of %n$ */

enum length { LENGTH_NONE, LENGTH_CHAR, LENGTH_SHORT, LENGTH_LONG, LENGTH_LONG_DOUBLE };

/* %[*][position$][width][m][length]conversion */
struct directive {
	int suppressed, allocates;
	int position;           /* 0: the next argument */
	size_t width;           /* 0: none */
	int length;
	unsigned conversion;
	const char *set;        /* behind the [ or [^, up to the ] */
	const char *set_end;
	int inverted;
};

struct scan {
	struct source *in;
	const char *format;
	int step;               /* bytes a character of the format */
	int wide;
	va_list list;
	va_list all;            /* for positions: from the first argument on */
	int stored;
};

enum outcome { MATCHED, MISMATCH, INPUT_END, FAILED };

/* ---- the format ---- */

static unsigned character(const struct scan *scan, const char *at)
{
	return scan->step == 1 ? *(const unsigned char *)at : *(const unsigned *)(const void *)at;
}

static unsigned peek(const struct scan *scan)
{
	return character(scan, scan->format);
}

static int accept(struct scan *scan, unsigned c)
{
	if (peek(scan) != c)
		return 0;
	scan->format += scan->step;
	return 1;
}

static int is_blank(const struct scan *scan, int c)
{
	return scan->wide && c >= 128 ? iswspace((wint_t)c) : is_space(c);
}

static size_t parse_number(struct scan *scan)
{
	size_t n = 0;

	for (; peek(scan) - '0' < 10; scan->format += scan->step)
		n = n > INT_MAX / 10 ? INT_MAX : n * 10 + (peek(scan) - '0');
	return n;
}

static int parse_length(struct scan *scan)
{
	if (accept(scan, 'h'))
		return accept(scan, 'h') ? LENGTH_CHAR : LENGTH_SHORT;
	if (accept(scan, 'l'))
		return accept(scan, 'l') ? LENGTH_LONG_DOUBLE : LENGTH_LONG;
	if (accept(scan, 'L') || accept(scan, 'q'))
		return LENGTH_LONG_DOUBLE;
	if (accept(scan, 'j') || accept(scan, 'z') || accept(scan, 't') || accept(scan, 'Z'))
		return LENGTH_LONG;
	return LENGTH_NONE;
}

/* [set]: a ] at its front is one of it. 0: it does not end. */
static int parse_set(struct scan *scan, struct directive *d)
{
	d->inverted = accept(scan, '^');
	d->set = scan->format;
	do {
		if (!peek(scan))
			return 0;
		scan->format += scan->step;
	} while (peek(scan) != ']');
	d->set_end = scan->format;
	scan->format += scan->step;
	return 1;
}

/* The text behind a %. 0: it is no directive. */
static int parse_directive(struct scan *scan, struct directive *d)
{
	*d = (struct directive){ 0 };
	d->width = parse_number(scan);
	if (d->width && accept(scan, '$')) {
		d->position = (int)d->width;
		d->width = 0;
	}
	if (!d->width) {
		d->suppressed = accept(scan, '*');
		d->width = parse_number(scan);
	}
	d->allocates = accept(scan, 'm');
	d->length = parse_length(scan);
	d->conversion = peek(scan);
	if (!d->conversion || d->position > MAX_POSITION)
		return 0;
	scan->format += scan->step;
	if (d->conversion == 'C' || d->conversion == 'S') {
		d->length = LENGTH_LONG;
		d->conversion |= 32;
	}
	return d->conversion != '[' || parse_set(scan, d);
}

static int in_set(const struct scan *scan, const struct directive *d, unsigned c)
{
	const char *at = d->set;
	int step = scan->step;

	while (at != d->set_end) {
		unsigned first = character(scan, at), last = first;
		at += step;
		if (at != d->set_end && character(scan, at) == '-' && at + step != d->set_end) {
			last = character(scan, at + step);
			at += 2 * step;
		}
		if (first <= c && c <= last)
			return !d->inverted;
	}
	return d->inverted;
}

/* ---- arguments: pointers all of them ---- */

static void *argument(struct scan *scan, const struct directive *d)
{
	va_list from_first;
	void *p = NULL;
	int i;

	if (d->suppressed)
		return NULL;
	if (!d->position)
		return va_arg(scan->list, void *);
	va_copy(from_first, scan->all);
	for (i = 0; i < d->position; i++)
		p = va_arg(from_first, void *);
	va_end(from_first);
	return p;
}

static void store_integer(void *where, int length, uintmax_t value)
{
	if (!where)
		return;
	switch (length) {
	case LENGTH_CHAR:
		*(unsigned char *)where = (unsigned char)value;
		break;
	case LENGTH_SHORT:
		*(unsigned short *)where = (unsigned short)value;
		break;
	case LENGTH_NONE:
		*(unsigned *)where = (unsigned)value;
		break;
	default:
		*(uintmax_t *)where = value;
	}
}

/* ---- numbers ---- */

static enum outcome read_integer(struct scan *scan, const struct directive *d, void *where)
{
	static const struct { char conversion; signed char base, is_signed; } kinds[] = {
		{ 'd', 10, 1 }, { 'i', 0, 1 }, { 'o', 8, 0 }, { 'u', 10, 0 }, { 'x', 16, 0 }, { 'X', 16, 0 },
		{ 'p', 16, 0 },
	};
	struct scanned_integer n;
	size_t i = 0;
	uintmax_t value;
	int saved = errno;

	if (d->conversion == 'p' && source_peek(scan->in) == '(') { /* printf's way to write NULL */
		for (; i < 5 && source_peek(scan->in) == "(nil)"[i]; i++)
			source_skip(scan->in);
		if (i < 5)
			return MISMATCH;
		store_integer(where, LENGTH_LONG, 0);
		return MATCHED;
	}
	while ((unsigned)kinds[i].conversion != d->conversion)
		i++;
	__scan_integer(scan->in, kinds[i].base, &n);
	if (!n.length || n.length != scan->in->taken)
		return MISMATCH;
	value = __integer_limit(&n, kinds[i].is_signed ? INTMAX_MAX : UINTMAX_MAX, kinds[i].is_signed);
	errno = saved; /* a number that is too large is undefined, and no error */
	store_integer(where, d->conversion == 'p' ? LENGTH_LONG : d->length, value);
	return MATCHED;
}

static enum outcome read_float(struct scan *scan, const struct directive *d, void *where)
{
	struct scanned_float f;

	__scan_float(scan->in, &f);
	if (!f.length || f.length != scan->in->taken)
		return MISMATCH;
	if (!where)
		return MATCHED;
	if (d->length == LENGTH_LONG_DOUBLE)
		*(long double *)where = __float_value(&f, &__format_of_long_double);
	else if (d->length == LENGTH_LONG)
		*(double *)where = (double)__float_value(&f, &__format_of_double);
	else
		*(float *)where = (float)__float_value(&f, &__format_of_float);
	return MATCHED;
}

/* ---- characters ---- */

/* Where they go: the caller's array, or memory that grows; bytes or wide characters. */
struct text {
	char *memory;
	size_t used, size;      /* size 0: the caller's, large enough */
	int to_wide;
	mbstate_t state;
};

static int text_put(struct text *text, const void *what, size_t n)
{
	if (text->size && text->size - text->used < n) {
		size_t size = text->size * 2 + n;
		char *grown = realloc(text->memory, size);
		if (!grown)
			return 0;
		text->memory = grown;
		text->size = size;
	}
	if (text->memory)
		memcpy(text->memory + text->used, what, n);
	text->used += n;
	return 1;
}

/* One character of the input, recoded where input and array are not of one kind. */
static enum outcome text_add(struct scan *scan, struct text *text, int c)
{
	wchar_t wide = (wchar_t)c;
	char bytes[MB_LEN_MAX], byte = (char)c;
	size_t n;

	if (scan->wide && !text->to_wide) {
		n = wcrtomb(bytes, wide, &text->state);
		if (n == (size_t)-1)
			return FAILED;
		return text_put(text, bytes, n) ? MATCHED : FAILED;
	}
	if (!scan->wide && text->to_wide) {
		n = mbrtowc(&wide, &byte, 1, &text->state);
		if (n == (size_t)-1)
			return FAILED;
		if (n == (size_t)-2) { /* more bytes to come: together they count once */
			scan->in->left++;
			return MATCHED;
		}
	}
	if (text->to_wide)
		return text_put(text, &wide, sizeof wide) ? MATCHED : FAILED;
	return text_put(text, &byte, 1) ? MATCHED : FAILED;
}

/* Takes what belongs to the item. A width of %c and %lc counts characters that are stored. */
static enum outcome take_text(struct scan *scan, const struct directive *d, struct text *text)
{
	enum outcome outcome = MATCHED;
	int c, any = 0;

	while (outcome == MATCHED && (c = source_peek(scan->in)) != SOURCE_END) {
		if ((d->conversion == 's' && is_blank(scan, c))
		 || (d->conversion == '[' && !in_set(scan, d, (unsigned)c)))
			break;
		source_skip(scan->in);
		any = 1;
		outcome = text_add(scan, text, c);
	}
	if (outcome == MATCHED && text->to_wide && !mbsinit(&text->state)) {
		errno = EILSEQ; /* the input ended within a character */
		return FAILED;
	}
	return outcome == MATCHED && (d->conversion == 'c' ? scan->in->left != 0 : !any) ? MISMATCH : outcome;
}

static enum outcome read_text(struct scan *scan, const struct directive *d, void *where)
{
	struct text text = { .to_wide = d->length == LENGTH_LONG };
	static const wchar_t nul;
	enum outcome outcome;

	if (d->allocates && where) {
		text.size = 32;
		text.memory = malloc(text.size);
		if (!text.memory)
			return FAILED;
	} else {
		text.memory = where;
	}
	outcome = take_text(scan, d, &text);
	if (outcome == MATCHED && d->conversion != 'c' && !text_put(&text, &nul, text.to_wide ? sizeof nul : 1))
		outcome = FAILED;
	if (!text.size)
		return outcome;
	if (outcome != MATCHED) {
		free(text.memory);
		return outcome;
	}
	*(char **)where = text.memory;
	return MATCHED;
}

/* ---- one directive, and all of them ---- */

static void skip_blanks(struct scan *scan)
{
	scan->in->left = SIZE_MAX;
	while (is_blank(scan, source_peek(scan->in)))
		source_skip(scan->in);
}

static enum outcome match_character(struct scan *scan, unsigned c)
{
	int there = source_peek(scan->in);

	if (there == SOURCE_END)
		return INPUT_END;
	if ((unsigned)there != c)
		return MISMATCH;
	source_skip(scan->in);
	return MATCHED;
}

static enum outcome read_item(struct scan *scan, const struct directive *d, void *where)
{
	switch (d->conversion) {
	case 'd': case 'i': case 'o': case 'u': case 'x': case 'X': case 'p':
		return read_integer(scan, d, where);
	case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
		return read_float(scan, d, where);
	case 'c': case 's': case '[':
		return read_text(scan, d, where);
	}
	errno = EINVAL;
	return FAILED;
}

static enum outcome one(struct scan *scan, size_t *before)
{
	struct directive d;
	enum outcome outcome;
	void *where;

	if (!parse_directive(scan, &d)) {
		errno = EINVAL;
		return FAILED;
	}
	if (d.conversion == 'n') {
		store_integer(argument(scan, &d), d.length, *before + scan->in->taken);
		return MATCHED;
	}
	if (d.conversion != 'c' && d.conversion != '[')
		skip_blanks(scan);
	if (d.conversion == '%')
		return match_character(scan, '%');
	where = argument(scan, &d);
	scan->in->left = d.width ? d.width : d.conversion == 'c' ? 1 : SIZE_MAX;
	if (source_peek(scan->in) == SOURCE_END)
		return INPUT_END;
	*before += scan->in->taken;
	scan->in->taken = 0;
	outcome = read_item(scan, &d, where);
	if (outcome == MATCHED && where)
		scan->stored++;
	return outcome;
}

static int run(struct scan *scan)
{
	enum outcome outcome = MATCHED;
	size_t before = 0;      /* taken by earlier items */

	while (outcome == MATCHED && peek(scan)) {
		unsigned c = peek(scan);
		scan->format += scan->step;
		if (is_blank(scan, (int)c)) {
			skip_blanks(scan);
		} else if (c == '%') {
			outcome = one(scan, &before);
		} else {
			scan->in->left = SIZE_MAX;
			outcome = match_character(scan, c);
		}
	}
	return (outcome == INPUT_END || outcome == FAILED) && !scan->stored ? EOF : scan->stored;
}

int __scan(struct source *in, const void *format, int wide, va_list list)
{
	struct scan scan = { .in = in, .format = format, .wide = wide };
	int stored;

	scan.step = wide ? (int)sizeof(wchar_t) : 1;
	va_copy(scan.list, list);
	va_copy(scan.all, list);
	stored = run(&scan);
	va_end(scan.all);
	va_end(scan.list);
	return stored;
}
