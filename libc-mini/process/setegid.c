#include <unistd.h>
#include "syscall.h"

int setegid(gid_t group)
{
	return (int)sys_result(sys_call(SYS_setresgid, -1, group, -1));
}
