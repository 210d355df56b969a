#include <sched.h>
#include "syscall.h"

int unshare(int flags)
{
	return (int)sys_result(sys_call(SYS_unshare, flags));
}
