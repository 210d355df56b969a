#include "pthread_.h"

int pthread_rwlockattr_init(pthread_rwlockattr_t *attributes)
{
	attributes->__attr[0] = PTHREAD_PROCESS_PRIVATE;
	attributes->__attr[1] = PTHREAD_RWLOCK_DEFAULT_NP;
	return 0;
}

int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *restrict attributes,
	int *restrict shared)
{
	*shared = (int)attributes->__attr[0];
	return 0;
}

int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attributes, int shared)
{
	if ((unsigned)shared > 1)
		return EINVAL;
	attributes->__attr[0] = (unsigned)shared;
	return 0;
}

int pthread_rwlockattr_getkind_np(const pthread_rwlockattr_t *attributes, int *kind)
{
	*kind = (int)attributes->__attr[1];
	return 0;
}

/* Kept, and without effect. */
int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *attributes, int kind)
{
	if ((unsigned)kind > PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP)
		return EINVAL;
	attributes->__attr[1] = (unsigned)kind;
	return 0;
}
