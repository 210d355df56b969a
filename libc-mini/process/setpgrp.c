#include <unistd.h>
#include "syscall.h"

pid_t setpgrp(void)
{
	return (int)sys_result(sys_call(SYS_setpgid, 0, 0));
}
