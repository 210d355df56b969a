/* arithmetic.c: $((…)): integers, variables, ( ) and the operators + - * / % with their unary forms. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include "wordexp_internal.h"

struct sum {
	const char *s;
	int depth, error;
};

static unsigned long add(struct sum *x);

static char peek(struct sum *x)
{
	while (isspace((unsigned char)*x->s))
		x->s++;
	return *x->s;
}

static unsigned long variable(struct sum *x)
{
	char name[256];
	size_t n = 0;
	const char *value;

	while ((isalnum((unsigned char)*x->s) || *x->s == '_') && n < sizeof name - 1)
		name[n++] = *x->s++;
	name[n] = '\0';
	value = getenv(name);
	return value ? (unsigned long)strtol(value, NULL, 0) : 0;
}

static unsigned long operand(struct sum *x)
{
	unsigned long value;
	char *end, c = peek(x);

	if (++x->depth > NEST_MAX || x->error) {
		x->error = WRDE_SYNTAX;
		return 0;
	}
	if (c == '-' || c == '+') {
		x->s++;
		value = operand(x);
		value = c == '-' ? -value : value;
	} else if (c == '(') {
		x->s++;
		value = add(x);
		if (peek(x) == ')')
			x->s++;
		else
			x->error = WRDE_SYNTAX;
	} else if (isdigit((unsigned char)c)) {
		value = (unsigned long)strtol(x->s, &end, 0);
		x->s = end;
	} else if (isalpha((unsigned char)c) || c == '_') {
		value = variable(x);
	} else {
		x->error = WRDE_SYNTAX;
		value = 0;
	}
	x->depth--;
	return value;
}

static unsigned long multiply(struct sum *x)
{
	unsigned long value = operand(x), by;
	char c;

	while (!x->error && ((c = peek(x)) == '*' || c == '/' || c == '%')) {
		x->s++;
		by = operand(x);
		if (c == '*')
			value *= by;
		else if (!by)
			x->error = WRDE_SYNTAX;
		else if (by == -1UL)            /* LONG_MIN / -1 has no result */
			value = c == '/' ? -value : 0;
		else
			value = (unsigned long)(c == '/' ? (long)value / (long)by : (long)value % (long)by);
	}
	return value;
}

static unsigned long add(struct sum *x)
{
	unsigned long value = multiply(x), by;
	char c;

	while (!x->error && ((c = peek(x)) == '+' || c == '-')) {
		x->s++;
		by = multiply(x);
		value = c == '+' ? value + by : value - by;
	}
	return value;
}

int __wordexp_arithmetic(const char *s, long *value)
{
	struct sum x = { .s = s };

	*value = peek(&x) ? (long)add(&x) : 0;
	return x.error || peek(&x) ? WRDE_SYNTAX : 0;
}
