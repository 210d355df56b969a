#include <sys/fsuid.h>
#include "syscall.h"

int setfsgid(gid_t group)
{
	return (int)sys_call(SYS_setfsgid, group);
}
