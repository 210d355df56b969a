#include <signal.h>
#include "pthread_.h"

int pthread_kill(pthread_t thread, int number)
{
	struct thread *target = (struct thread *)thread;

	if (target == thread_self())
		thread_id();
	return (int)-sys_call(SYS_tgkill, sys_call(SYS_getpid), target->tid, number);
}

int pthread_sigqueue(pthread_t thread, int number, const union sigval value)
{
	struct thread *target = (struct thread *)thread;
	siginfo_t info = { .si_signo = number, .si_code = SI_QUEUE };

	if (target == thread_self())
		thread_id();
	info.si_pid = (pid_t)sys_call(SYS_getpid);
	info.si_uid = (uid_t)sys_call(SYS_getuid);
	info.si_value = value;
	return (int)-sys_call(SYS_rt_tgsigqueueinfo, info.si_pid, target->tid, number, &info);
}
