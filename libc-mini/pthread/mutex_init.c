#include "pthread_.h"

int pthread_mutex_init(pthread_mutex_t *restrict mutex,
	const pthread_mutexattr_t *restrict attributes)
{
	unsigned word = attributes ? attributes->__attr : 0;

	*mutex = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
	mutex->__word[MUTEX_TYPE] = (int)MUTEXATTR_TYPE(word);
	mutex->__word[MUTEX_CEILING] = (int)(word >> MUTEXATTR_CEILING_SHIFT);
	mutex->__word[MUTEX_FLAGS] = (word & MUTEXATTR_SHARED ? MUTEX_SHARED : 0)
		| (word & MUTEXATTR_ROBUST ? MUTEX_ROBUST : 0);
	return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
	return mutex->__word[MUTEX_LOCK] ? EBUSY : 0;
}

/* Robust mutexes are accepted; that an owner died is never noticed, so there is nothing to mend. */
int pthread_mutex_consistent(pthread_mutex_t *mutex)
{
	(void)mutex;
	return EINVAL;
}

/* PTHREAD_PRIO_PROTECT is not supported: no mutex has a ceiling. */
int pthread_mutex_getprioceiling(const pthread_mutex_t *restrict mutex, int *restrict ceiling)
{
	(void)mutex, (void)ceiling;
	return EINVAL;
}

int pthread_mutex_setprioceiling(pthread_mutex_t *restrict mutex, int ceiling, int *restrict old)
{
	(void)mutex, (void)ceiling, (void)old;
	return EINVAL;
}
