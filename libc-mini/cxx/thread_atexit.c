/* thread_atexit.c: destructors of thread_local objects: last registered first, when the thread ends;
 * the first thread's before atexit's functions ([basic.start.term] of C++). */
#include <stdlib.h>
#include "libc.h"
#include "thread.h"

struct destructor {
	void (*function)(void *);
	void *argument;
	struct destructor *next;
};

int __cxa_thread_atexit_impl(void (*function)(void *), void *argument, void *object);
void __thread_destructors(void) hidden;

int __cxa_thread_atexit_impl(void (*function)(void *), void *argument, void *object)
{
	struct thread *self = thread_self();
	struct destructor *new = malloc(sizeof *new);

	(void)object;
	if (!new)
		return -1;
	*new = (struct destructor){ function, argument, self->destructors };
	self->destructors = new;
	return 0;
}

void __thread_destructors(void)
{
	struct thread *self = thread_self();
	struct destructor *each;

	while ((each = self->destructors) != NULL) {
		self->destructors = each->next;
		each->function(each->argument);
		free(each);
	}
}
