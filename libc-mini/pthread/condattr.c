#include "pthread_.h"

/* The word: bit 0 shared, above it the clock. */

int pthread_condattr_init(pthread_condattr_t *attributes)
{
	attributes->__attr = CLOCK_REALTIME << 1;
	return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int pthread_condattr_getclock(const pthread_condattr_t *restrict attributes,
	clockid_t *restrict clock)
{
	*clock = (clockid_t)(attributes->__attr >> 1);
	return 0;
}

/* What a futex can wait by. */
int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock)
{
	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;
	attributes->__attr = (attributes->__attr & 1) | (unsigned)clock << 1;
	return 0;
}

int pthread_condattr_getpshared(const pthread_condattr_t *restrict attributes, int *restrict shared)
{
	*shared = attributes->__attr & 1;
	return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *attributes, int shared)
{
	if ((unsigned)shared > 1)
		return EINVAL;
	attributes->__attr = (attributes->__attr & ~1U) | (unsigned)shared;
	return 0;
}
