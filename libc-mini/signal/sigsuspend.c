#include <signal.h>
#include "syscall.h"

int sigsuspend(const sigset_t *mask)
{
	return (int)sys_result(sys_call(SYS_rt_sigsuspend, mask, 8));
}
