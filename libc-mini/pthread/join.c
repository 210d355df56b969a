/* join.c: there is nobody to wait for but oneself. */
#include "pthread_.h"

int pthread_join(pthread_t thread, void **result)
{
	(void)result;
	return thread == pthread_self() ? EDEADLK : ESRCH;
}

int pthread_tryjoin_np(pthread_t thread, void **result)
{
	return pthread_join(thread, result);
}

int pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *until)
{
	(void)until;
	return pthread_join(thread, result);
}

int pthread_detach(pthread_t thread)
{
	return thread == pthread_self() ? 0 : ESRCH;
}
