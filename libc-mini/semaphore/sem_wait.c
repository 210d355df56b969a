#include "semaphore_.h"

int sem_trywait(sem_t *semaphore)
{
	volatile int *value = &semaphore->__word[SEM_VALUE];
	int old;

	while ((old = *value) > 0)
		if (swap_if(value, old, old - 1) == old)
			return 0;
	return sem_fail(EAGAIN);
}

int sem_clockwait(sem_t *restrict semaphore, clockid_t clock, const struct timespec *restrict until)
{
	volatile int *value = &semaphore->__word[SEM_VALUE];
	int saved = errno, error = 0;

	pthread_testcancel();
	while (sem_trywait(semaphore)) {
		if (error && error != EAGAIN)
			return sem_fail(error);
		swap_if(value, 0, SEM_WAITED);
		error = __futex_wait(value, SEM_WAITED, !semaphore->__word[SEM_PRIVATE], clock, until);
		pthread_testcancel();
	}
	errno = saved;
	return 0;
}

int sem_wait(sem_t *semaphore)
{
	return sem_clockwait(semaphore, CLOCK_REALTIME, NULL);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until)
{
	return sem_clockwait(semaphore, CLOCK_REALTIME, until);
}
