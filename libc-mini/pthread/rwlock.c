#include "pthread_.h"

int pthread_rwlock_init(pthread_rwlock_t *restrict lock,
	const pthread_rwlockattr_t *restrict attributes)
{
	*lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
	if (attributes)
		lock->__word[RWLOCK_SHARED] = (int)attributes->__attr[0];
	return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
	(void)lock;
	return 0;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
	int readers;

	do {
		readers = lock->__word[RWLOCK_STATE];
		if (readers == RWLOCK_WRITTEN)
			return EBUSY;
		if (readers == RWLOCK_WRITTEN - 1)
			return EAGAIN;
	} while (swap_if(&lock->__word[RWLOCK_STATE], readers, readers + 1) != readers);
	return 0;
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
	if (swap_if(&lock->__word[RWLOCK_STATE], 0, RWLOCK_WRITTEN) != 0)
		return EBUSY;
	lock->__word[RWLOCK_WRITER] = thread_id();
	return 0;
}

/* Tries, and sleeps until the state is another, as often as needed. */
static int lock_until(pthread_rwlock_t *lock, int (*try)(pthread_rwlock_t *), clockid_t clock,
	const struct timespec *until)
{
	int error, state;

	while ((error = try(lock)) == EBUSY) {
		state = lock->__word[RWLOCK_STATE];
		if (state == RWLOCK_WRITTEN && lock->__word[RWLOCK_WRITER] == thread_id())
			return EDEADLK;
		if (!state || (state != RWLOCK_WRITTEN && try == pthread_rwlock_tryrdlock))
			continue;
		__sync_fetch_and_add(&lock->__word[RWLOCK_WAITERS], 1);
		error = __futex_wait(&lock->__word[RWLOCK_STATE], state, lock->__word[RWLOCK_SHARED],
			clock, until);
		__sync_fetch_and_sub(&lock->__word[RWLOCK_WAITERS], 1);
		if (error == ETIMEDOUT || error == EINVAL)
			return error;
	}
	return error;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
	return lock_until(lock, pthread_rwlock_tryrdlock, CLOCK_REALTIME, NULL);
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock,
	const struct timespec *restrict until)
{
	return lock_until(lock, pthread_rwlock_tryrdlock, CLOCK_REALTIME, until);
}

int pthread_rwlock_clockrdlock(pthread_rwlock_t *restrict lock, clockid_t clock,
	const struct timespec *restrict until)
{
	return lock_until(lock, pthread_rwlock_tryrdlock, clock, until);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
	return lock_until(lock, pthread_rwlock_trywrlock, CLOCK_REALTIME, NULL);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock,
	const struct timespec *restrict until)
{
	return lock_until(lock, pthread_rwlock_trywrlock, CLOCK_REALTIME, until);
}

int pthread_rwlock_clockwrlock(pthread_rwlock_t *restrict lock, clockid_t clock,
	const struct timespec *restrict until)
{
	return lock_until(lock, pthread_rwlock_trywrlock, clock, until);
}

/* A reader's leaving changes the state too: sleeping writers look again. */
int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
	if (lock->__word[RWLOCK_STATE] == RWLOCK_WRITTEN) {
		lock->__word[RWLOCK_WRITER] = 0;
		swap(&lock->__word[RWLOCK_STATE], 0);
	} else
		__sync_fetch_and_sub(&lock->__word[RWLOCK_STATE], 1);
	if (lock->__word[RWLOCK_WAITERS])
		__futex_wake(&lock->__word[RWLOCK_STATE], INT_MAX, lock->__word[RWLOCK_SHARED]);
	return 0;
}
