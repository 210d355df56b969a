#include <sys/timerfd.h>
#include "syscall.h"

int timerfd_create(int clock, int flags)
{
	return (int)sys_result(sys_call(SYS_timerfd_create, clock, flags));
}

int timerfd_settime(int fd, int flags, const struct itimerspec *value, struct itimerspec *old)
{
	return (int)sys_result(sys_call(SYS_timerfd_settime, fd, flags, value, old));
}

int timerfd_gettime(int fd, struct itimerspec *value)
{
	return (int)sys_result(sys_call(SYS_timerfd_gettime, fd, value));
}
