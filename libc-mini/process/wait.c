#include <sys/wait.h>
#include "syscall.h"

pid_t wait(int *status)
{
	return (int)sys_result(sys_call(SYS_wait4, -1, status, 0, 0));
}
