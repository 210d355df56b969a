#include "pthread_.h"

int pthread_setcancelstate(int state, int *old)
{
	struct thread *self = thread_self();

	if ((unsigned)state > PTHREAD_CANCEL_MASKED)
		return EINVAL;
	if (old)
		*old = self->cancel_state;
	self->cancel_state = state;
	return 0;
}

int pthread_setcanceltype(int type, int *old)
{
	struct thread *self = thread_self();

	if ((unsigned)type > PTHREAD_CANCEL_ASYNCHRONOUS)
		return EINVAL;
	if (old)
		*old = self->cancel_type;
	self->cancel_type = type;
	pthread_testcancel();
	return 0;
}

/* The only thread there can be is the caller. */
int pthread_cancel(pthread_t thread)
{
	struct thread *self = thread_self();

	if (thread != pthread_self())
		return ESRCH;
	self->cancelled = 1;
	if (self->cancel_type == PTHREAD_CANCEL_ASYNCHRONOUS)
		pthread_testcancel();
	return 0;
}
