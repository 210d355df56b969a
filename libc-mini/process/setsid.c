#include <unistd.h>
#include "syscall.h"

pid_t setsid(void)
{
	return (int)sys_result(sys_call(SYS_setsid));
}
