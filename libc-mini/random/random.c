/* random.c: additive feedback, as BSD has it since 1983 and glibc prints it. The state is an array of
 * 32-bit words in the caller's memory:
 *
 *     0        1 ...                                   degree
 *   | where  | r | r | r | ...                       | r |       (type 0: one word, linear)
 *               ^ rear          ^ front
 *
 *   next number: *front += *rear, without its lowest bit; both go one on, round and round
 *
 * The first word keeps type and place while the state is not in use: 5 * (rear's index) + type. */
#include <errno.h>
#include <stdlib.h>
#include "libc.h"

#define TYPES 5

/* An initstate() buffer is an array of char, anywhere. */
typedef int32_t word __attribute__((aligned(1), may_alias));

static const struct kind {
	unsigned char degree, separation;
	unsigned short size;    /* bytes that it takes at least */
} kinds[TYPES] = { { 0, 0, 8 }, { 7, 3, 32 }, { 15, 1, 64 }, { 31, 3, 128 }, { 63, 1, 256 } };

int random_r(struct random_data *restrict data, int32_t *restrict result)
{
	word *front, *rear;

	if (!data || !result) {
		errno = EINVAL;
		return -1;
	}
	if (data->rand_type == 0) {
		word *state = data->state;

		*result = *state = (int32_t)(((uint32_t)*state * 1103515245U + 12345U) & 0x7fffffff);
		return 0;
	}
	front = data->fptr;
	rear = data->rptr;
	*front = (int32_t)((uint32_t)*front + (uint32_t)*rear);
	*result = (int32_t)((uint32_t)*front >> 1);
	if (++front == data->end_ptr)
		front = data->state;
	if (++rear == data->end_ptr)
		rear = data->state;
	data->fptr = front;
	data->rptr = rear;
	return 0;
}

/* The words are filled by Park and Miller's generator (16807 x mod 2^31 - 1, by Schrage's method) and
 * stirred by ten rounds. */
int srandom_r(unsigned seed, struct random_data *data)
{
	word *state;
	int32_t value, unused;

	if (!data || data->rand_type < 0 || data->rand_type >= TYPES) {
		errno = EINVAL;
		return -1;
	}
	state = data->state;
	state[0] = value = (int32_t)(seed ? seed : 1);
	if (data->rand_type == 0)
		return 0;
	for (int i = 1; i < data->rand_deg; i++) {
		value = 16807 * (value % 127773) - 2836 * (value / 127773);
		if (value < 0)
			value += 0x7fffffff;
		state[i] = value;
	}
	data->fptr = data->state + data->rand_sep;
	data->rptr = data->state;
	for (int i = 0; i < 10 * data->rand_deg; i++)
		random_r(data, &unused);
	return 0;
}

static void use_kind(struct random_data *data, int type)
{
	data->rand_type = type;
	data->rand_deg = kinds[type].degree;
	data->rand_sep = kinds[type].separation;
	data->end_ptr = data->state + data->rand_deg;
}

/* Writes type and place into the first word of the state in use. */
static void save(const struct random_data *data)
{
	word *first = data->state - 1;

	*first = data->rand_type ? TYPES * (int32_t)(data->rptr - data->state) + data->rand_type : 0;
}

int initstate_r(unsigned seed, char *restrict state, size_t size,
	struct random_data *restrict data)
{
	int type = TYPES - 1;

	if (!data || size < kinds[0].size) {
		errno = EINVAL;
		return -1;
	}
	if (data->state)
		save(data);
	while (size < kinds[type].size)
		type--;
	data->state = (int32_t *)(void *)state + 1;
	use_kind(data, type);
	srandom_r(seed, data);
	save(data);
	return 0;
}

int setstate_r(char *restrict state, struct random_data *restrict data)
{
	int type = -1, rear = 0;

	if (data && data->state)
		save(data);     /* first: it may be the same */
	if (state) {
		type = *(const word *)(const void *)state % TYPES;
		rear = *(const word *)(const void *)state / TYPES;
	}
	if (!data || type < 0 || (type && rear >= kinds[type].degree)) {
		errno = EINVAL;
		return -1;
	}
	data->state = (int32_t *)(void *)state + 1;
	use_kind(data, type);
	if (type) {
		data->rptr = data->state + rear;
		data->fptr = data->state + (rear + data->rand_sep) % data->rand_deg;
	}
	save(data);
	return 0;
}

/* ---- the one of random() and rand(): seeded with 1 at its first use ---- */

static struct lock lock;
static struct random_data common;

static void take(void)
{
	static int32_t state[32];

	lock_take(&lock);
	if (!common.state)
		initstate_r(1, (char *)state, sizeof state, &common);
}

static long __random(void)
{
	int32_t result;

	take();
	random_r(&common, &result);
	lock_give(&lock);
	return result;
}
weak_alias(__random, random);

int rand(void)
{
	return (int)__random();
}

void srand(unsigned seed)
{
	take();
	srandom_r(seed, &common);
	lock_give(&lock);
}
weak_alias(srand, srandom);

char *initstate(unsigned seed, char *state, size_t size)
{
	char *old;

	take();
	old = (char *)(common.state - 1);
	if (initstate_r(seed, state, size, &common))
		old = NULL;
	lock_give(&lock);
	return old;
}

char *setstate(char *state)
{
	char *old;

	take();
	old = (char *)(common.state - 1);
	if (setstate_r(state, &common))
		old = NULL;
	lock_give(&lock);
	return old;
}
