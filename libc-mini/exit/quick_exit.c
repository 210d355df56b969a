/* quick_exit.c: ISO C11 7.22.4.3, 7.22.4.7: a stack of its own, and neither destructors nor streams. */
#include <stdlib.h>
#include "exit_.h"

static struct exit_stack stack;

int at_quick_exit(void (*function)(void))
{
	return __exit_push(&stack, (struct exit_entry){ .kind = PLAIN, .function.plain = function });
}

_Noreturn void quick_exit(int status)
{
	struct exit_entry entry;

	while (__exit_pop(&stack, &entry))
		__exit_call(&entry);
	_Exit(status);
}
