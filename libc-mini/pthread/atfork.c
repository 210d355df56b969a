#include <stdlib.h>
#include "pthread_.h"
#include "process.h"

static struct lock lock;
static struct hooks {
	struct hooks *next, *previous;
	void (*prepare)(void), (*parent)(void), (*child)(void);
} *first, *last;

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	struct hooks *hooks = malloc(sizeof *hooks);

	if (!hooks)
		return ENOMEM;
	lock_take(&lock);
	*hooks = (struct hooks){ NULL, last, prepare, parent, child };
	if (last)
		last->next = hooks;
	else
		first = hooks;
	last = hooks;
	lock_give(&lock);
	return 0;
}

/* Before the fork the last registered first, behind it the first first. The lock is held across. */
void __fork_hooks(int which)
{
	struct hooks *each;

	if (which < 0) {
		lock_take(&lock);
		for (each = last; each; each = each->previous)
			if (each->prepare)
				each->prepare();
		return;
	}
	for (each = first; each; each = each->next) {
		void (*function)(void) = which ? each->child : each->parent;

		if (function)
			function();
	}
	lock_give(&lock);
}
