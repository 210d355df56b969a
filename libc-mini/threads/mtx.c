#include <threads.h>
#include <pthread.h>
#include "threads_.h"

/* timed or not is all one. */
int mtx_init(mtx_t *mutex, int type)
{
	pthread_mutexattr_t attributes;

	pthread_mutexattr_init(&attributes);
	if (type & mtx_recursive)
		pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
	return thrd_answer(pthread_mutex_init(mutex, &attributes));
}

void mtx_destroy(mtx_t *mutex)
{
	pthread_mutex_destroy(mutex);
}

int mtx_lock(mtx_t *mutex)
{
	return thrd_answer(pthread_mutex_lock(mutex));
}

int mtx_timedlock(mtx_t *restrict mutex, const struct timespec *restrict until)
{
	return thrd_answer(pthread_mutex_timedlock(mutex, until));
}

int mtx_trylock(mtx_t *mutex)
{
	return thrd_answer(pthread_mutex_trylock(mutex));
}

int mtx_unlock(mtx_t *mutex)
{
	return thrd_answer(pthread_mutex_unlock(mutex));
}
