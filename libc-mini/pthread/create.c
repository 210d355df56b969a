/* create.c: a second thread cannot be made yet; the system's answer to "too many" is what a program
 * has to expect anyway. */
#include "pthread_.h"

int pthread_create(pthread_t *restrict thread, const pthread_attr_t *restrict attributes,
	void *(*function)(void *), void *restrict argument)
{
	(void)thread, (void)attributes, (void)function, (void)argument;
	return EAGAIN;
}
