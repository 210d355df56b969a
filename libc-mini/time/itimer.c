#include <sys/time.h>
#include "syscall.h"

int getitimer(int which, struct itimerval *value)
{
	return (int)sys_result(sys_call(SYS_getitimer, which, value));
}

int setitimer(int which, const struct itimerval *restrict value, struct itimerval *restrict old)
{
	return (int)sys_result(sys_call(SYS_setitimer, which, value, old));
}
