#include <grp.h>
#include <unistd.h>
#include "syscall.h"

int setgroups(size_t n, const gid_t groups[])
{
	return (int)sys_result(sys_call(SYS_setgroups, n, groups));
}
