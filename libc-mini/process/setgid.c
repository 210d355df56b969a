#include <unistd.h>
#include "syscall.h"

int setgid(gid_t group)
{
	return (int)sys_result(sys_call(SYS_setgid, group));
}
