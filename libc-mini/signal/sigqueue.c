#include <string.h>
#include <unistd.h>
#include "process.h"

int sigqueue(pid_t pid, int number, union sigval value)
{
	siginfo_t info;

	memset(&info, 0, sizeof info);
	info.si_signo = number;
	info.si_code = SI_QUEUE;
	info.si_pid = getpid();
	info.si_uid = getuid();
	info.si_value = value;
	return (int)sys_result(sys_call(SYS_rt_sigqueueinfo, pid, number, &info));
}
