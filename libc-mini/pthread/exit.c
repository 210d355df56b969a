#include <stdlib.h>
#include "pthread_.h"

/* The last thread's end is the program's: POSIX.1-2017 pthread_exit(). */
_Noreturn void pthread_exit(void *result)
{
	struct thread *self = thread_self();
	struct __cleanup *each;

	(void)result;
	self->cancel_state = PTHREAD_CANCEL_DISABLE;
	self->cancel_type = PTHREAD_CANCEL_DEFERRED;
	while ((each = self->cleanup) != NULL)
		_pthread_cleanup_pop(each, 1);
	if (__specific_destroy)
		__specific_destroy();
	exit(0);
}
