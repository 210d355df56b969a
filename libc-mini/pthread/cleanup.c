#include "pthread_.h"

void _pthread_cleanup_push(struct __cleanup *each, void (*function)(void *), void *argument)
{
	struct thread *self = thread_self();

	*each = (struct __cleanup){ function, argument, self->cleanup };
	self->cleanup = each;
}

void _pthread_cleanup_pop(struct __cleanup *each, int execute)
{
	thread_self()->cleanup = each->__next;
	if (execute)
		each->__function(each->__argument);
}
