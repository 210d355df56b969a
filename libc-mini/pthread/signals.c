#include <signal.h>
#include "pthread_.h"
#include "process.h"

int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict former)
{
	int saved = errno, error = __sigprocmask(how, set, former) ? errno : 0;

	errno = saved;
	return error;
}
