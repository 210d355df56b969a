#include <unistd.h>
#include "syscall.h"

int setregid(gid_t group, gid_t effective)
{
	return (int)sys_result(sys_call(SYS_setregid, group, effective));
}
