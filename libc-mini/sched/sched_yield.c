#include <sched.h>
#include "syscall.h"

int sched_yield(void)
{
	return (int)sys_result(sys_call(SYS_sched_yield));
}
