#include <threads.h>
#include <pthread.h>
#include "threads_.h"

int tss_create(tss_t *key, tss_dtor_t destructor)
{
	return thrd_answer(pthread_key_create(key, destructor));
}

void tss_delete(tss_t key)
{
	pthread_key_delete(key);
}

void *tss_get(tss_t key)
{
	return pthread_getspecific(key);
}

int tss_set(tss_t key, void *value)
{
	return thrd_answer(pthread_setspecific(key, value));
}
