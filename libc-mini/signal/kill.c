#include <signal.h>
#include "syscall.h"

int kill(pid_t pid, int number)
{
	return (int)sys_result(sys_call(SYS_kill, pid, number));
}
