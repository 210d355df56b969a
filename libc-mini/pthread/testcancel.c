#include "pthread_.h"

void pthread_testcancel(void)
{
	struct thread *self = thread_self();

	if (self->cancelled && self->cancel_state == PTHREAD_CANCEL_ENABLE)
		pthread_exit(PTHREAD_CANCELED);
}
