#include <sys/resource.h>
#include "syscall.h"

int setpriority(int which, id_t who, int nice)
{
	return (int)sys_result(sys_call(SYS_setpriority, which, who, nice));
}
