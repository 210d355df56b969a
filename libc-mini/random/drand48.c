/* drand48.c: X' = a X + c mod 2^48, POSIX.1-2017 <stdlib.h>; a number is the top of X'. */
#include <stdlib.h>
#include <string.h>
#include "libc.h"

#define MULTIPLIER 0x5deece66dULL
#define ADDEND     0xb
#define LOW_SEED   0x330e       /* srand48() gives the upper 32 bits */

static struct drand48_data common;
static struct lock lock;

static void use_defaults(struct drand48_data *data)
{
	data->__a = MULTIPLIER;
	data->__c = ADDEND;
	data->__init = 1;
}

static uint64_t get48(const unsigned short x[3])
{
	return (uint64_t)x[2] << 32 | (uint64_t)x[1] << 16 | x[0];
}

static void put48(unsigned short x[3], uint64_t value)
{
	x[0] = (unsigned short)value;
	x[1] = (unsigned short)(value >> 16);
	x[2] = (unsigned short)(value >> 32);
}

/* One step of x with the parameters of data. */
static uint64_t step(struct drand48_data *data, unsigned short x[3])
{
	if (!data->__init)
		use_defaults(data);
	put48(x, get48(x) * data->__a + data->__c);
	return get48(x);
}

int erand48_r(unsigned short state[3], struct drand48_data *restrict data, double *restrict result)
{
	*result = (double)step(data, state) * 0x1p-48;
	return 0;
}

int nrand48_r(unsigned short state[3], struct drand48_data *restrict data, long *restrict result)
{
	*result = (long)(step(data, state) >> 17);
	return 0;
}

int jrand48_r(unsigned short state[3], struct drand48_data *restrict data, long *restrict result)
{
	*result = (int32_t)(step(data, state) >> 16);
	return 0;
}

int drand48_r(struct drand48_data *restrict data, double *restrict result)
{
	return erand48_r(data->__x, data, result);
}

int lrand48_r(struct drand48_data *restrict data, long *restrict result)
{
	return nrand48_r(data->__x, data, result);
}

int mrand48_r(struct drand48_data *restrict data, long *restrict result)
{
	return jrand48_r(data->__x, data, result);
}

int srand48_r(long seed, struct drand48_data *data)
{
	put48(data->__x, (uint64_t)(uint32_t)seed << 16 | LOW_SEED);
	use_defaults(data);
	return 0;
}

int seed48_r(unsigned short state[3], struct drand48_data *data)
{
	memcpy(data->__old_x, data->__x, sizeof data->__old_x);
	memcpy(data->__x, state, sizeof data->__x);
	use_defaults(data);
	return 0;
}

int lcong48_r(unsigned short parameters[7], struct drand48_data *data)
{
	memcpy(data->__x, parameters, sizeof data->__x);
	data->__a = get48(parameters + 3);
	data->__c = parameters[6];
	data->__init = 1;
	return 0;
}

/* ---- with the one common state ---- */

#define WITH_COMMON(statement) do { \
	lock_take(&lock); \
	statement; \
	lock_give(&lock); \
} while (0)

double erand48(unsigned short state[3])
{
	double result;

	WITH_COMMON(erand48_r(state, &common, &result));
	return result;
}

long nrand48(unsigned short state[3])
{
	long result;

	WITH_COMMON(nrand48_r(state, &common, &result));
	return result;
}

long jrand48(unsigned short state[3])
{
	long result;

	WITH_COMMON(jrand48_r(state, &common, &result));
	return result;
}

double drand48(void)
{
	return erand48(common.__x);
}

long lrand48(void)
{
	return nrand48(common.__x);
}

long mrand48(void)
{
	return jrand48(common.__x);
}

void srand48(long seed)
{
	WITH_COMMON(srand48_r(seed, &common));
}

unsigned short *seed48(unsigned short state[3])
{
	WITH_COMMON(seed48_r(state, &common));
	return common.__old_x;
}

void lcong48(unsigned short parameters[7])
{
	WITH_COMMON(lcong48_r(parameters, &common));
}
