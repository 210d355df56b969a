#include <sched.h>
#include "syscall.h"

int setns(int fd, int type)
{
	return (int)sys_result(sys_call(SYS_setns, fd, type));
}
