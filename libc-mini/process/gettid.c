#include <unistd.h>
#include "syscall.h"

pid_t gettid(void)
{
	return (pid_t)sys_call(SYS_gettid);
}
