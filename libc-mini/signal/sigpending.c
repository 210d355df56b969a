#include "process.h"

int sigpending(sigset_t *set)
{
	unsigned long pending;
	long answer = sys_call(SYS_rt_sigpending, &pending, KERNEL_SIGSET_SIZE);

	if (!answer)
		*set = (sigset_t){ { pending } };
	return (int)sys_result(answer);
}
