/* barrier.c: the last of a round to arrive begins the next round, which wakes the others. */
#include "pthread_.h"

int pthread_barrier_init(pthread_barrier_t *restrict barrier,
	const pthread_barrierattr_t *restrict attributes, unsigned count)
{
	if (count == 0 || count > INT_MAX)
		return EINVAL;
	*barrier = (pthread_barrier_t){ { 0 } };
	barrier->__word[BARRIER_COUNT] = (int)count;
	barrier->__word[BARRIER_SHARED] = attributes ? (int)attributes->__attr : 0;
	return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
	(void)barrier;
	return 0;
}

/* The words are few and held for a moment: a lock that spins by sleeping on its word. */
static void take(pthread_barrier_t *barrier)
{
	while (swap(&barrier->__word[BARRIER_LOCK], 2))
		__futex_wait(&barrier->__word[BARRIER_LOCK], 2, barrier->__word[BARRIER_SHARED],
			CLOCK_REALTIME, NULL);
}

static void give(pthread_barrier_t *barrier)
{
	int shared = barrier->__word[BARRIER_SHARED];

	swap(&barrier->__word[BARRIER_LOCK], 0);
	__futex_wake(&barrier->__word[BARRIER_LOCK], 1, shared);
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
	volatile int *round = &barrier->__word[BARRIER_ROUND];
	int shared = barrier->__word[BARRIER_SHARED], mine;

	take(barrier);
	if (++barrier->__word[BARRIER_ARRIVED] == barrier->__word[BARRIER_COUNT]) {
		barrier->__word[BARRIER_ARRIVED] = 0;
		*round = (int)((unsigned)*round + 1);
		__futex_wake(round, INT_MAX, shared);
		give(barrier);
		return PTHREAD_BARRIER_SERIAL_THREAD;
	}
	mine = *round;
	give(barrier);
	while (*round == mine)
		__futex_wait(round, mine, shared, CLOCK_REALTIME, NULL);
	return 0;
}

int pthread_barrierattr_init(pthread_barrierattr_t *attributes)
{
	attributes->__attr = PTHREAD_PROCESS_PRIVATE;
	return 0;
}

int pthread_barrierattr_destroy(pthread_barrierattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int pthread_barrierattr_getpshared(const pthread_barrierattr_t *restrict attributes,
	int *restrict shared)
{
	*shared = (int)attributes->__attr;
	return 0;
}

int pthread_barrierattr_setpshared(pthread_barrierattr_t *attributes, int shared)
{
	if ((unsigned)shared > 1)
		return EINVAL;
	attributes->__attr = (unsigned)shared;
	return 0;
}
