/* atexit.c: ISO C11 7.22.4.2; __cxa_atexit() and __cxa_finalize() of the Itanium C++ ABI, 3.3.6;
 * on_exit(3). All three kinds are called in one order: the last registered first, and what is
 * registered meanwhile before the rest. A function that calls exit() is left there, and the
 * remaining ones are called. */
#include <stdlib.h>
#include "exit_.h"

static struct exit_stack stack;

void __atexit_run(void)
{
	struct exit_entry entry;

	while (__exit_pop(&stack, &entry))
		__exit_call(&entry);
}

int atexit(void (*function)(void))
{
	return __exit_push(&stack, (struct exit_entry){ .kind = PLAIN, .function.plain = function });
}

int on_exit(void (*function)(int, void *), void *argument)
{
	return __exit_push(&stack, (struct exit_entry){ .kind = WITH_STATUS,
		.function.with_status = function, .argument = argument });
}

int __cxa_atexit(void (*function)(void *), void *argument, void *object)
{
	return __exit_push(&stack, (struct exit_entry){ .kind = WITH_ARGUMENT,
		.function.with_argument = function, .argument = argument, .object = object });
}

/* The last function of an object that has not been called yet; it is taken out of the stack. */
static int take_of(void *object, struct exit_entry *entry)
{
	struct exit_block *block = stack.top;
	size_t count = stack.count;
	struct exit_entry *entries;

	for (;;) {
		entries = block ? block->entries : stack.first;
		while (count--) {
			*entry = entries[count];
			if (entry->kind != WITH_ARGUMENT || entry->object != object)
				continue;
			entries[count] = (struct exit_entry){ .kind = PLAIN };
			return 1;
		}
		if (!block)
			return 0;
		block = block->below;
		count = block ? block->size : EXIT_FIRST;
	}
}

/* Before an object is unloaded; NULL: all functions. */
void __cxa_finalize(void *object)
{
	struct exit_entry entry;
	int found;

	if (!object) {
		__atexit_run();
		return;
	}
	do {
		lock_take(&stack.lock);
		found = take_of(object, &entry);
		lock_give(&stack.lock);
		if (found)
			__exit_call(&entry);
	} while (found);
}
