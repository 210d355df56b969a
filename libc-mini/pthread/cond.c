/* cond.c: a waiter remembers the sequence number, lets the mutex go and sleeps while the number is
 * still that; a signal, or any number of them, changes it. */
#include "pthread_.h"

struct wait {
	pthread_cond_t *condition;
	pthread_mutex_t *mutex;
	int count;              /* of a recursive mutex: let go at once, to be restored */
};

int pthread_cond_init(pthread_cond_t *restrict condition,
	const pthread_condattr_t *restrict attributes)
{
	*condition = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
	if (attributes) {
		condition->__word[COND_CLOCK] = (int)(attributes->__attr >> 1);
		condition->__word[COND_SHARED] = attributes->__attr & 1;
	}
	return 0;
}

int pthread_cond_destroy(pthread_cond_t *condition)
{
	(void)condition;
	return 0;
}

/* Also when the thread is cancelled in its sleep: the cleanup functions find the mutex locked. */
static void retake(void *argument)
{
	struct wait *wait = argument;

	__sync_fetch_and_sub(&wait->condition->__word[COND_WAITERS], 1);
	__mutex_lock(wait->mutex, CLOCK_REALTIME, NULL);
	wait->mutex->__word[MUTEX_COUNT] = wait->count;
}

static int wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
	const struct timespec *until)
{
	struct wait wait = { condition, mutex, mutex->__word[MUTEX_COUNT] };
	volatile int *sequence = &condition->__word[COND_SEQUENCE];
	int error, value = *sequence;

	if (until && (until->tv_nsec < 0 || until->tv_nsec >= 1000000000))
		return EINVAL;
	pthread_testcancel();
	mutex->__word[MUTEX_COUNT] = 0;
	__sync_fetch_and_add(&condition->__word[COND_WAITERS], 1);
	error = pthread_mutex_unlock(mutex);
	if (error) {
		__sync_fetch_and_sub(&condition->__word[COND_WAITERS], 1);
		mutex->__word[MUTEX_COUNT] = wait.count;
		return error;
	}
	pthread_cleanup_push(retake, &wait);
	do {
		error = __futex_wait(sequence, value, condition->__word[COND_SHARED], clock, until);
		pthread_testcancel();
	} while (error == EINTR && *sequence == value);
	pthread_cleanup_pop(1);
	return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

int pthread_cond_wait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex)
{
	return wait_until(condition, mutex, CLOCK_REALTIME, NULL);
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
	const struct timespec *restrict until)
{
	return wait_until(condition, mutex, condition->__word[COND_CLOCK], until);
}

int pthread_cond_clockwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
	clockid_t clock, const struct timespec *restrict until)
{
	return wait_until(condition, mutex, clock, until);
}

static int wake(pthread_cond_t *condition, int count)
{
	if (condition->__word[COND_WAITERS]) {
		__sync_fetch_and_add(&condition->__word[COND_SEQUENCE], 1);
		__futex_wake(&condition->__word[COND_SEQUENCE], count, condition->__word[COND_SHARED]);
	}
	return 0;
}

int pthread_cond_signal(pthread_cond_t *condition)
{
	return wake(condition, 1);
}

int pthread_cond_broadcast(pthread_cond_t *condition)
{
	return wake(condition, INT_MAX);
}
