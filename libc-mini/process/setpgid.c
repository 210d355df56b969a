#include <unistd.h>
#include "syscall.h"

int setpgid(pid_t pid, pid_t group)
{
	return (int)sys_result(sys_call(SYS_setpgid, pid, group));
}
