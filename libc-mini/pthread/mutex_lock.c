#include "pthread_.h"

/* Sleeps until the lock word could be set: Drepper, "Futexes Are Tricky", mutex 2. */
int __mutex_wait(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
	volatile int *lock = &mutex->__word[MUTEX_LOCK];
	int error;

	while (swap(lock, 2)) {
		error = __futex_wait(lock, 2, mutex->__word[MUTEX_FLAGS] & MUTEX_SHARED, clock, until);
		if (error == ETIMEDOUT || error == EINVAL)
			return error;
	}
	return 0;
}

/* A type that knows its owner: EBUSY if it is free or another's. */
static int lock_again(pthread_mutex_t *mutex, int self, int deadlock)
{
	if (mutex->__word[MUTEX_OWNER] != self)
		return EBUSY;
	if (mutex->__word[MUTEX_TYPE] != PTHREAD_MUTEX_RECURSIVE)
		return deadlock;
	if (mutex->__word[MUTEX_COUNT] == INT_MAX)
		return EAGAIN;
	mutex->__word[MUTEX_COUNT]++;
	return 0;
}

static int has_owner(const pthread_mutex_t *mutex)
{
	return mutex->__word[MUTEX_TYPE] == PTHREAD_MUTEX_RECURSIVE
		|| mutex->__word[MUTEX_TYPE] == PTHREAD_MUTEX_ERRORCHECK;
}

int __mutex_lock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *until)
{
	int error, self;

	if (!has_owner(mutex)) {
		if (swap_if(&mutex->__word[MUTEX_LOCK], 0, 1) == 0)
			return 0;
		return __mutex_wait(mutex, clock, until);
	}
	self = thread_id();
	error = lock_again(mutex, self, EDEADLK);
	if (error != EBUSY)
		return error;
	if (swap_if(&mutex->__word[MUTEX_LOCK], 0, 1) != 0) {
		error = __mutex_wait(mutex, clock, until);
		if (error)
			return error;
	}
	mutex->__word[MUTEX_OWNER] = self;
	return 0;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
	return __mutex_lock(mutex, CLOCK_REALTIME, NULL);
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
	int error, self = 0;

	if (has_owner(mutex)) {
		self = thread_id();
		error = lock_again(mutex, self, EBUSY);
		if (error != EBUSY)
			return error;
	}
	if (swap_if(&mutex->__word[MUTEX_LOCK], 0, 1) != 0)
		return EBUSY;
	mutex->__word[MUTEX_OWNER] = self;
	return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
	if (has_owner(mutex)) {
		if (mutex->__word[MUTEX_OWNER] != thread_id())
			return EPERM;
		if (mutex->__word[MUTEX_COUNT]) {
			mutex->__word[MUTEX_COUNT]--;
			return 0;
		}
		mutex->__word[MUTEX_OWNER] = 0;
	}
	if (swap(&mutex->__word[MUTEX_LOCK], 0) == 2)
		__futex_wake(&mutex->__word[MUTEX_LOCK], 1, mutex->__word[MUTEX_FLAGS] & MUTEX_SHARED);
	return 0;
}
