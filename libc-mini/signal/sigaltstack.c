#include "process.h"

int sigaltstack(const stack_t *restrict stack, stack_t *restrict former)
{
	return (int)sys_result(sys_call(SYS_sigaltstack, stack, former));
}
