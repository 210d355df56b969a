/* makecontext.c (x86_64): a context whose function returns to __context_return:
 *
 *   uc_stack.ss_sp                                                     + ss_size
 *     |  ...  | return address | 7th argument | 8th ... | padding          |
 *             ^ rsp: 8 below a multiple of 16, as after a call                                    */
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include "libc.h"

hidden void __context_return(void);

hidden _Noreturn void __context_end(const ucontext_t *link)
{
	if (link)
		setcontext(link);
	exit(0);
}

void makecontext(ucontext_t *context, void (*function)(void), int count, ...)
{
	static const unsigned char place[] = { REG_RDI, REG_RSI, REG_RDX, REG_RCX, REG_R8, REG_R9 };
	long long *registers = context->uc_mcontext.gregs;
	size_t more = count > (int)countof(place) ? (size_t)count - countof(place) : 0;
	uintptr_t top = (uintptr_t)context->uc_stack.ss_sp + context->uc_stack.ss_size;
	unsigned long *stack = (unsigned long *)(((top - 8 * more) & ~(uintptr_t)15) - 8);
	va_list list;

	va_start(list, count);
	for (int i = 0; i < count; i++) {
		long value = va_arg(list, long);

		if (i < (int)countof(place))
			registers[place[i]] = value;
		else
			stack[1 + i - (int)countof(place)] = (unsigned long)value;
	}
	va_end(list);
	*stack = (unsigned long)__context_return;
	registers[REG_RSP] = (long long)stack;
	registers[REG_RIP] = (long long)function;
	registers[REG_RBX] = (long long)context->uc_link;
}
