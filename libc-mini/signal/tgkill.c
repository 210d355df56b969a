#include <signal.h>
#include "syscall.h"

int tgkill(pid_t process, pid_t thread, int number)
{
	return (int)sys_result(sys_call(SYS_tgkill, process, thread, number));
}
