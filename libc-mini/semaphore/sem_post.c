#include "semaphore_.h"

/* May be called in a signal handler. All sleepers are woken, and those that come too late sleep
 * again. Nothing is read once the value is up: who waited for it may have freed the semaphore. */
int sem_post(sem_t *semaphore)
{
	volatile int *value = &semaphore->__word[SEM_VALUE];
	int private = semaphore->__word[SEM_PRIVATE], old;

	do {
		old = *value;
		if (old == SEM_VALUE_MAX)
			return sem_fail(EOVERFLOW);
	} while (swap_if(value, old, (old & SEM_VALUE_MAX) + 1) != old);
	if (old == SEM_WAITED)
		__futex_wake(value, INT_MAX, !private);
	return 0;
}
