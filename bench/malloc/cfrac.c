/* cfrac.c [NUMBER]: factors a number by continued fractions (Morrison and Brillhart 1975), as
 * Barrett's cfrac does it: with big numbers that are never changed. Each step of the arithmetic
 * makes a new one of 6 to 40 bytes and lets go of others, by counting references: many tiny
 * blocks, short life.
 *
 * With g = isqrt(N), the fraction of sqrt(N) has the complete quotients (P + sqrt(N)) / Q:
 *
 *   P' = q Q - P    Q' = (N - P'^2) / Q    q' = (g + P') / Q'    A' = q' A + A" (mod N)
 *
 * and A^2 = (-1)^n Q' (mod N). A Q' that consists of primes of the factor base only is kept. Of
 * enough of these a product is a square on both sides: X^2 = Y^2 (mod N), and gcd(X - Y, N) may be
 * a factor. */
#include "big.h"

#define PRIMES 220
#define SPARE 12
#define RELATIONS (PRIMES + SPARE)
#define ROWS_WORDS ((RELATIONS + 63) / 64)
/* What these primes leave of a Q' must be shorter by this, or it is given up ("early abort"). */
#define EARLY_PRIMES 40
#define EARLY_DIGITS 1u

/* ---- the factor base: primes modulo which N is a square ---- */

static struct big *primes[PRIMES];

static uint32_t modulo_digit(const struct big *n, uint32_t digit)
{
	uint32_t rest = 0;

	for (size_t i = n->size; i-- > 0;)
		rest = (uint32_t)(((uint64_t)rest << 16 | n->digit[i]) % digit);
	return rest;
}

static int is_prime(uint32_t n)
{
	for (uint32_t d = 2; d * d <= n; d++)
		if (n % d == 0)
			return 0;
	return 1;
}

static int is_square_modulo(uint64_t n, uint32_t prime)
{
	uint64_t power = 1;

	for (uint32_t e = (prime - 1) / 2; e > 0; e /= 2) {
		if (e & 1)
			power = power * n % prime;
		n = n * n % prime;
	}
	return power <= 1;
}

static void base_make(const struct big *n)
{
	size_t count = 0;

	for (uint32_t candidate = 2; count < PRIMES; candidate++)
		if (is_prime(candidate)
		 && (candidate == 2 || is_square_modulo(modulo_digit(n, candidate), candidate)))
			primes[count++] = big_of(candidate);
}

/* ---- relations: A^2 = (-1)^n times a product of primes ---- */

struct relation {
	struct big *a;
	unsigned char exponent[PRIMES + 1]; /* the last is -1's */
	uint64_t of[ROWS_WORDS];            /* when squares are looked for: which relations make this */
	unsigned char odd[PRIMES + 1];
};

static struct relation *relations[RELATIONS];
static size_t relations_count;

/* Divides by the primes; whether nothing is left. */
static int factors(struct big *q, unsigned char *exponent)
{
	struct big *left = big_share(q);
	size_t start = q->size;
	int smooth;

	for (size_t i = 0; i < PRIMES; i++) {
		if (i == EARLY_PRIMES && left->size > start - EARLY_DIGITS)
			break;
		for (;;) {
			struct big *quotient, *rest;

			big_divide(left, primes[i], &quotient, &rest);
			if (rest->size > 0) {
				big_drop(quotient);
				big_drop(rest);
				break;
			}
			big_drop(rest);
			big_set(&left, quotient);
			exponent[i]++;
		}
		if (left->size == 1 && left->digit[0] == 1)
			break;
	}
	smooth = left->size == 1 && left->digit[0] == 1;
	big_drop(left);
	return smooth;
}

static void relation_try(struct big *a, struct big *q, int negative)
{
	struct relation *relation = block_had(calloc(1, sizeof *relation));

	if (!factors(q, relation->exponent)) {
		free(relation);
		return;
	}
	relation->exponent[PRIMES] = (unsigned char)negative;
	relation->a = big_share(a);
	relations[relations_count++] = relation;
}

static void expand(struct big *n)
{
	struct big *root = big_root(n), *p = big_of(0), *q = big_of(1), *step = big_share(root);
	struct big *a = big_share(root), *before = big_of(1);

	for (int negative = 1; relations_count < RELATIONS; negative = !negative) {
		struct big *t = big_multiply(step, q), *square, *sum;

		big_set(&p, big_subtract(t, p));
		square = big_multiply(p, p);
		big_set(&t, big_subtract(n, square));
		big_set(&q, big_quotient(t, q));
		relation_try(a, q, negative);
		sum = big_add(root, p);
		big_set(&step, big_quotient(sum, q));
		big_set(&t, big_multiply(step, a));
		big_set(&sum, big_add(t, before));
		big_set(&before, a);
		a = NULL;
		big_divide(sum, n, NULL, &a);
		big_drop(t);
		big_drop(square);
		big_drop(sum);
	}
	big_drop(root);
	big_drop(p);
	big_drop(q);
	big_drop(step);
	big_drop(a);
	big_drop(before);
}

/* X and Y of the relations of one set; whether their difference has a true factor of n. */
static int square_try(const uint64_t *set, struct big *n)
{
	struct big *x = big_of(1), *y = big_of(1), *difference, *divisor;
	unsigned exponent[PRIMES] = {0};
	int found;

	for (size_t i = 0; i < RELATIONS; i++) {
		if (!(set[i / 64] >> i % 64 & 1))
			continue;
		big_set(&x, big_product_modulo(x, relations[i]->a, n));
		for (size_t k = 0; k < PRIMES; k++)
			exponent[k] += relations[i]->exponent[k];
	}
	for (size_t k = 0; k < PRIMES; k++)
		for (unsigned i = 0; i < exponent[k] / 2; i++)
			big_set(&y, big_product_modulo(y, primes[k], n));
	difference = big_compare(x, y) < 0 ? big_subtract(y, x) : big_subtract(x, y);
	divisor = big_common_divisor(difference, n);
	found = big_compare(divisor, n) != 0 && (divisor->size > 1 || divisor->digit[0] > 1);
	if (found) {
		struct big *other = big_quotient(n, divisor);

		big_print(big_compare(divisor, other) < 0 ? divisor : other);
		big_drop(other);
	}
	big_drop(x);
	big_drop(y);
	big_drop(difference);
	big_drop(divisor);
	return found;
}

/* Gauss: adds the first relation in which a prime is odd to the others in which it is. */
static int eliminate(struct big *n)
{
	for (size_t i = 0; i < RELATIONS; i++) {
		struct relation *r = relations[i];

		r->of[i / 64] = (uint64_t)1 << i % 64;
		for (size_t k = 0; k <= PRIMES; k++)
			r->odd[k] = r->exponent[k] & 1;
	}
	for (size_t i = 0; i < RELATIONS; i++) {
		struct relation *r = relations[i];
		unsigned char *odd = memchr(r->odd, 1, sizeof r->odd);

		if (!odd && square_try(r->of, n))
			return 1;
		for (size_t other = i + 1; odd && other < RELATIONS; other++) {
			struct relation *o = relations[other];

			if (!o->odd[odd - r->odd])
				continue;
			for (size_t k = 0; k <= PRIMES; k++)
				o->odd[k] ^= r->odd[k];
			for (size_t k = 0; k < ROWS_WORDS; k++)
				o->of[k] ^= r->of[k];
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	struct big *n = big_parse(argc > 1 ? argv[1] : "4267640717573782316691801359357");
	int found;

	base_make(n);
	expand(n);
	found = eliminate(n);
	for (size_t i = 0; i < RELATIONS; i++) {
		big_drop(relations[i]->a);
		free(relations[i]);
	}
	for (size_t i = 0; i < PRIMES; i++)
		big_drop(primes[i]);
	big_drop(n);
	return found ? 0 : 1;
}
