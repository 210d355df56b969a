#include <unistd.h>
#include "syscall.h"

pid_t getsid(pid_t pid)
{
	return (int)sys_result(sys_call(SYS_getsid, pid));
}
