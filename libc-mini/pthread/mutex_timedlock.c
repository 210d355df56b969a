#include "pthread_.h"

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict until)
{
	return __mutex_lock(mutex, CLOCK_REALTIME, until);
}

int pthread_mutex_clocklock(pthread_mutex_t *restrict mutex, clockid_t clock,
	const struct timespec *restrict until)
{
	return __mutex_lock(mutex, clock, until);
}
