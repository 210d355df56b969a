#include <unistd.h>
#include "syscall.h"

pid_t getpid(void)
{
	return (pid_t)sys_call(SYS_getpid);
}
