#include "pthread_.h"

int pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
	(void)shared;
	*lock = 0;
	return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
	(void)lock;
	return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *lock)
{
	return swap_if((volatile int *)lock, 0, 1) ? EBUSY : 0;
}

/* Reading alone while it is taken leaves the cache line where it is. */
int pthread_spin_lock(pthread_spinlock_t *lock)
{
	volatile int *word = (volatile int *)lock;

	while (swap_if(word, 0, 1))
		while (*word)
			;
	return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
	swap((volatile int *)lock, 0);
	return 0;
}
