#include "process.h"

/* SI_TKILL is the library's business: POSIX's raise() and pthread_kill() are SI_USER. */
int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info,
	const struct timespec *restrict timeout)
{
	long answer;

	do
		answer = sys_call(SYS_rt_sigtimedwait, set, info, timeout, KERNEL_SIGSET_SIZE);
	while (answer == -EINTR && !timeout); /* a signal that is not waited for does not end it */
	if (answer > 0 && info && info->si_code == SI_TKILL)
		info->si_code = SI_USER;
	return (int)sys_result(answer);
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info)
{
	return (int)sys_result(sys_call(SYS_rt_sigtimedwait, set, info, 0, KERNEL_SIGSET_SIZE));
}

int sigwait(const sigset_t *restrict set, int *restrict number)
{
	long answer;

	do
		answer = sys_call(SYS_rt_sigtimedwait, set, 0, 0, KERNEL_SIGSET_SIZE);
	while (answer == -EINTR);
	if (answer < 0)
		return (int)-answer;
	*number = (int)answer;
	return 0;
}
