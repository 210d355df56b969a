/* abort.c: ISO C11 7.22.4.1: SIGABRT, even if it is blocked; if the handler returns, or the signal
 * was ignored, again with the default action. */
#include <stdlib.h>
#include "process.h"

static void send(void)
{
	sys_call(SYS_tgkill, sys_call(SYS_getpid), sys_call(SYS_gettid), SIGABRT);
}

_Noreturn void abort(void)
{
	unsigned long only = 1UL << (SIGABRT - 1), standard[4] = { (unsigned long)SIG_DFL };

	sys_call(SYS_rt_sigprocmask, SIG_UNBLOCK, &only, 0, KERNEL_SIGSET_SIZE);
	send();
	for (;;) {
		sys_call(SYS_rt_sigaction, SIGABRT, standard, 0, KERNEL_SIGSET_SIZE);
		sys_call(SYS_rt_sigprocmask, SIG_UNBLOCK, &only, 0, KERNEL_SIGSET_SIZE);
		send();
		sys_call(SYS_exit_group, 127); /* the first process of a namespace is not killed */
	}
}
