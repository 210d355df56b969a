/* stack.c: pages are taken from the kernel, so that a program with destructors needs no malloc. */
#include <sys/mman.h>
#include "exit_.h"
#include "syscall.h"

static int add_block(struct exit_stack *stack)
{
	size_t bytes = __libc.page_size;
	long answer = sys_call(SYS_mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		-1, 0);
	struct exit_block *block = (struct exit_block *)answer;

	if ((unsigned long)answer > -4096UL)
		return -1;
	block->below = stack->top;
	block->size = (bytes - sizeof *block) / sizeof *block->entries;
	stack->top = block;
	stack->count = 0;
	return 0;
}

int __exit_push(struct exit_stack *stack, struct exit_entry entry)
{
	int result = 0;

	lock_take(&stack->lock);
	if (stack->count == (stack->top ? stack->top->size : EXIT_FIRST))
		result = add_block(stack);
	if (result == 0)
		(stack->top ? stack->top->entries : stack->first)[stack->count++] = entry;
	lock_give(&stack->lock);
	return result;
}

/* The program ends: blocks are not given back. */
int __exit_pop(struct exit_stack *stack, struct exit_entry *entry)
{
	int found = 0;

	lock_take(&stack->lock);
	if (stack->count == 0 && stack->top) {
		stack->top = stack->top->below;
		stack->count = stack->top ? stack->top->size : EXIT_FIRST;
	}
	if (stack->count) {
		*entry = (stack->top ? stack->top->entries : stack->first)[--stack->count];
		found = 1;
	}
	lock_give(&stack->lock);
	return found;
}

void __exit_call(const struct exit_entry *entry)
{
	switch (entry->kind) {
	case PLAIN:
		if (entry->function.plain)
			entry->function.plain();
		break;
	case WITH_ARGUMENT:
		entry->function.with_argument(entry->argument);
		break;
	case WITH_STATUS:
		entry->function.with_status(__exit_status, entry->argument);
		break;
	}
}
