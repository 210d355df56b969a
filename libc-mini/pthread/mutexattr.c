#include "pthread_.h"

int pthread_mutexattr_init(pthread_mutexattr_t *attributes)
{
	attributes->__attr = PTHREAD_MUTEX_DEFAULT;
	return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *restrict attributes, int *restrict type)
{
	*type = (int)MUTEXATTR_TYPE(attributes->__attr);
	return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int type)
{
	if ((unsigned)type > PTHREAD_MUTEX_ERRORCHECK)
		return EINVAL;
	attributes->__attr = (attributes->__attr & ~3U) | (unsigned)type;
	return 0;
}

int pthread_mutexattr_getpshared(const pthread_mutexattr_t *restrict attributes,
	int *restrict shared)
{
	*shared = attributes->__attr & MUTEXATTR_SHARED ? PTHREAD_PROCESS_SHARED
		: PTHREAD_PROCESS_PRIVATE;
	return 0;
}

/* Sets or clears a bit by a value that is to be 0 or 1. */
static int set_bit(unsigned *word, unsigned bit, int value)
{
	if ((unsigned)value > 1)
		return EINVAL;
	*word = value ? *word | bit : *word & ~bit;
	return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *attributes, int shared)
{
	return set_bit(&attributes->__attr, MUTEXATTR_SHARED, shared);
}

int pthread_mutexattr_getrobust(const pthread_mutexattr_t *restrict attributes,
	int *restrict robust)
{
	*robust = attributes->__attr & MUTEXATTR_ROBUST ? PTHREAD_MUTEX_ROBUST
		: PTHREAD_MUTEX_STALLED;
	return 0;
}

int pthread_mutexattr_setrobust(pthread_mutexattr_t *attributes, int robust)
{
	return set_bit(&attributes->__attr, MUTEXATTR_ROBUST, robust);
}

int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *restrict attributes,
	int *restrict protocol)
{
	*protocol = (int)(attributes->__attr >> MUTEXATTR_PROTOCOL_SHIFT & 3);
	return 0;
}

/* PRIO_INHERIT and PRIO_PROTECT are optional in POSIX; threads here have no priorities. */
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attributes, int protocol)
{
	(void)attributes;
	switch (protocol) {
	case PTHREAD_PRIO_NONE:
		return 0;
	case PTHREAD_PRIO_INHERIT:
	case PTHREAD_PRIO_PROTECT:
		return ENOTSUP;
	}
	return EINVAL;
}

int pthread_mutexattr_getprioceiling(const pthread_mutexattr_t *restrict attributes,
	int *restrict ceiling)
{
	*ceiling = (int)(attributes->__attr >> MUTEXATTR_CEILING_SHIFT);
	return 0;
}

int pthread_mutexattr_setprioceiling(pthread_mutexattr_t *attributes, int ceiling)
{
	if (ceiling < 1 || ceiling > 99)
		return EINVAL;
	attributes->__attr = (attributes->__attr & 0xff) | (unsigned)ceiling << MUTEXATTR_CEILING_SHIFT;
	return 0;
}
