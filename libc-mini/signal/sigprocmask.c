#include "process.h"

int __sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict former)
{
	long answer = sys_call(SYS_rt_sigprocmask, how, set, former, KERNEL_SIGSET_SIZE);

	if (!answer && former)
		for (size_t i = 1; i < countof(former->__bits); i++)
			former->__bits[i] = 0;
	return (int)sys_result(answer);
}

weak_alias(__sigprocmask, sigprocmask);
