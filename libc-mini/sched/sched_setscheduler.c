#include <sched.h>
#include "syscall.h"

int sched_getparam(pid_t pid, struct sched_param *parameters)
{
	return (int)sys_result(sys_call(SYS_sched_getparam, pid, parameters));
}

int sched_setparam(pid_t pid, const struct sched_param *parameters)
{
	return (int)sys_result(sys_call(SYS_sched_setparam, pid, parameters));
}

int sched_getscheduler(pid_t pid)
{
	return (int)sys_result(sys_call(SYS_sched_getscheduler, pid));
}

int sched_setscheduler(pid_t pid, int policy, const struct sched_param *parameters)
{
	return (int)sys_result(sys_call(SYS_sched_setscheduler, pid, policy, parameters));
}
