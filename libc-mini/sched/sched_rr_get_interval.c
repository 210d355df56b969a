#include <sched.h>
#include "syscall.h"

int sched_rr_get_interval(pid_t pid, struct timespec *interval)
{
	return (int)sys_result(sys_call(SYS_sched_rr_get_interval, pid, interval));
}
