#include "semaphore_.h"

int sem_init(sem_t *semaphore, int shared, unsigned value)
{
	if (value > SEM_VALUE_MAX)
		return sem_fail(EINVAL);
	*semaphore = (sem_t){ { (int)value, !shared } };
	return 0;
}

int sem_destroy(sem_t *semaphore)
{
	(void)semaphore;
	return 0;
}

int sem_getvalue(sem_t *restrict semaphore, int *restrict value)
{
	*value = ((volatile int *)semaphore->__word)[SEM_VALUE] & SEM_VALUE_MAX;
	return 0;
}
