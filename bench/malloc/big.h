/* big.h: big numbers for cfrac.c: natural, never changed once they are made, their references
 * counted. 16 bits a digit, the lowest first, no leading zeros: zero has no digit.
 *
 * A function that returns one, or fills a pointer to one, gives a reference to its caller, who lets
 * go of it with big_drop. */
#ifndef BENCH_MALLOC_BIG_H
#define BENCH_MALLOC_BIG_H

#include "pattern.h"

struct big {
	unsigned short references, size;
	unsigned short digit[];
};

static struct big *big_new(size_t size)
{
	struct big *b = block_had(malloc(sizeof *b + size * sizeof *b->digit));

	b->references = 1;
	b->size = (unsigned short)size;
	return b;
}

static struct big *big_share(struct big *b)
{
	b->references++;
	return b;
}

static void big_drop(struct big *b)
{
	if (--b->references == 0)
		free(b);
}

/* *to lets go of what it was. */
static void big_set(struct big **to, struct big *b)
{
	if (*to)
		big_drop(*to);
	*to = b;
}

static struct big *big_trim(struct big *b)
{
	while (b->size > 0 && b->digit[b->size - 1] == 0)
		b->size--;
	return b;
}

static struct big *big_of(uint64_t n)
{
	struct big *b = big_new(4);

	for (size_t i = 0; i < 4; i++)
		b->digit[i] = (unsigned short)(n >> 16 * i);
	return big_trim(b);
}

static int big_compare(const struct big *a, const struct big *b)
{
	if (a->size != b->size)
		return a->size < b->size ? -1 : 1;
	for (size_t i = a->size; i-- > 0;)
		if (a->digit[i] != b->digit[i])
			return a->digit[i] < b->digit[i] ? -1 : 1;
	return 0;
}

static struct big *big_add(const struct big *a, const struct big *b)
{
	size_t size = (a->size > b->size ? a->size : b->size) + 1u;
	struct big *sum = big_new(size);
	uint32_t carry = 0;

	for (size_t i = 0; i < size; i++) {
		carry += (i < a->size ? a->digit[i] : 0u) + (i < b->size ? b->digit[i] : 0u);
		sum->digit[i] = (unsigned short)carry;
		carry >>= 16;
	}
	return big_trim(sum);
}

/* a - b, where a >= b. */
static struct big *big_subtract(const struct big *a, const struct big *b)
{
	struct big *difference = big_new(a->size);
	int32_t borrow = 0;

	for (size_t i = 0; i < a->size; i++) {
		borrow += a->digit[i] - (i < b->size ? b->digit[i] : 0);
		difference->digit[i] = (unsigned short)borrow;
		borrow >>= 16;
	}
	return big_trim(difference);
}

static struct big *big_multiply(const struct big *a, const struct big *b)
{
	struct big *product = big_new(a->size + b->size);

	memset(product->digit, 0, product->size * sizeof *product->digit);
	for (size_t i = 0; i < a->size; i++) {
		uint32_t carry = 0;

		for (size_t k = 0; k < b->size; k++) {
			carry += (uint32_t)a->digit[i] * b->digit[k] + product->digit[i + k];
			product->digit[i + k] = (unsigned short)carry;
			carry >>= 16;
		}
		product->digit[i + b->size] = (unsigned short)carry;
	}
	return big_trim(product);
}

static void divide_by_digit(const struct big *a, uint32_t digit, struct big *quotient,
	uint32_t *rest)
{
	*rest = 0;
	for (size_t i = a->size; i-- > 0;) {
		*rest = *rest << 16 | a->digit[i];
		quotient->digit[i] = (unsigned short)(*rest / digit);
		*rest %= digit;
	}
}

static struct big *shifted(const struct big *a, unsigned bits, size_t size)
{
	struct big *b = big_new(size);
	uint32_t carry = 0;

	for (size_t i = 0; i < size; i++) {
		carry |= (i < a->size ? (uint32_t)a->digit[i] : 0) << bits;
		b->digit[i] = (unsigned short)carry;
		carry >>= 16;
	}
	return b;
}

/* One digit of the quotient (Knuth 4.3.1, D3 to D6): takes it times `by` away from what is at
 * `at`. */
static unsigned short divide_step(unsigned short *at, const struct big *by)
{
	size_t n = by->size;
	uint32_t top = (uint32_t)at[n] << 16 | at[n - 1];
	uint32_t guess = top / by->digit[n - 1], rest = top % by->digit[n - 1], carry = 0;
	int32_t borrow = 0;

	while (guess > 65535 || (uint64_t)guess * by->digit[n - 2] > ((uint64_t)rest << 16 | at[n - 2])) {
		guess--;
		rest += by->digit[n - 1];
		if (rest > 65535)
			break;
	}
	for (size_t i = 0; i <= n; i++) {
		carry += i < n ? guess * by->digit[i] : 0;
		borrow += at[i] - (int32_t)(carry & 65535);
		at[i] = (unsigned short)borrow;
		carry >>= 16;
		borrow >>= 16;
	}
	if (borrow == 0)
		return (unsigned short)guess;
	carry = 0;
	for (size_t i = 0; i <= n; i++) {
		carry += at[i] + (i < n ? by->digit[i] : 0u);
		at[i] = (unsigned short)carry;
		carry >>= 16;
	}
	return (unsigned short)(guess - 1);
}

/* Either result may be asked for with NULL. */
static void big_divide(struct big *a, struct big *b, struct big **quotient, struct big **rest)
{
	struct big *q, *r;

	if (big_compare(a, b) < 0) {
		q = big_of(0);
		r = big_share(a);
	} else if (b->size == 1) {
		uint32_t digit;

		q = big_new(a->size);
		divide_by_digit(a, b->digit[0], q, &digit);
		r = big_of(digit);
	} else {
		unsigned bits = (unsigned)__builtin_clz(b->digit[b->size - 1]) - 16;
		struct big *by = shifted(b, bits, b->size), *high = shifted(a, bits, a->size + 1u);

		q = big_new(a->size - b->size + 1u);
		for (size_t i = q->size; i-- > 0;)
			q->digit[i] = divide_step(high->digit + i, by);
		r = big_new(b->size);
		for (size_t i = 0; i < r->size; i++)
			r->digit[i] = (unsigned short)(high->digit[i] >> bits
				| (uint32_t)high->digit[i + 1] << (16 - bits));
		big_drop(by);
		big_drop(high);
	}
	big_trim(q);
	big_trim(r);
	if (quotient)
		*quotient = q;
	else
		big_drop(q);
	if (rest)
		*rest = r;
	else
		big_drop(r);
}

static struct big *big_quotient(struct big *a, struct big *b)
{
	struct big *q;

	big_divide(a, b, &q, NULL);
	return q;
}

static struct big *big_product_modulo(struct big *a, struct big *b, struct big *n)
{
	struct big *product = big_multiply(a, b), *rest;

	big_divide(product, n, NULL, &rest);
	big_drop(product);
	return rest;
}

/* Newton's method, from above. */
static struct big *big_root(struct big *n)
{
	struct big *two = big_of(2), *root = big_share(n);

	for (;;) {
		struct big *q = big_quotient(n, root), *sum = big_add(q, root), *next = big_quotient(sum, two);

		big_drop(q);
		big_drop(sum);
		if (big_compare(next, root) >= 0) {
			big_drop(next);
			big_drop(two);
			return root;
		}
		big_set(&root, next);
	}
}

static struct big *big_common_divisor(struct big *a, struct big *b)
{
	big_share(a);
	big_share(b);
	while (b->size > 0) {
		struct big *rest;

		big_divide(a, b, NULL, &rest);
		big_set(&a, b);
		b = rest;
	}
	big_drop(b);
	return a;
}

static struct big *big_parse(const char *text)
{
	struct big *n = big_of(0), *ten = big_of(10);

	for (; *text; text++) {
		struct big *digit = big_of((uint64_t)(*text - '0')), *times = big_multiply(n, ten);

		big_set(&n, big_add(times, digit));
		big_drop(digit);
		big_drop(times);
	}
	big_drop(ten);
	return n;
}

static void big_print(struct big *n)
{
	struct big *ten = big_of(10);
	char text[200], *at = text + sizeof text;

	*--at = 0;
	for (big_share(n); n->size > 0;) {
		struct big *q, *rest;

		big_divide(n, ten, &q, &rest);
		*--at = (char)('0' + (rest->size ? rest->digit[0] : 0));
		big_drop(rest);
		big_set(&n, q);
	}
	big_drop(n);
	big_drop(ten);
	puts(at);
}

#endif
