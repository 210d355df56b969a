#include <unistd.h>
#include "syscall.h"

pid_t getppid(void)
{
	return (pid_t)sys_call(SYS_getppid);
}
