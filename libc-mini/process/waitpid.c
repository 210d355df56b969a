#include <sys/wait.h>
#include "syscall.h"

pid_t waitpid(pid_t pid, int *status, int options)
{
	return (int)sys_result(sys_call(SYS_wait4, pid, status, options, 0));
}
