#include <unistd.h>
#include "syscall.h"

pid_t getpgrp(void)
{
	return (pid_t)sys_call(SYS_getpgid, 0);
}
