#include <unistd.h>
#include "syscall.h"

int getgroups(int size, gid_t groups[])
{
	return (int)sys_result(sys_call(SYS_getgroups, size, groups));
}
