#include <signal.h>
#include "syscall.h"

int sigpending(sigset_t *set)
{
	return (int)sys_result(sys_call(SYS_rt_sigpending, set, 8));
}
