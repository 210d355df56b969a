#include <sys/wait.h>
#include "syscall.h"

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)
{
	return (int)sys_result(sys_call(SYS_wait4, pid, status, options, usage));
}
