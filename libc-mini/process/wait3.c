#include <sys/wait.h>
#include "syscall.h"

pid_t wait3(int *status, int options, struct rusage *usage)
{
	return (int)sys_result(sys_call(SYS_wait4, -1, status, options, usage));
}
