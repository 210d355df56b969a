#include <unistd.h>
#include "syscall.h"

gid_t getgid(void)
{
	return (gid_t)sys_call(SYS_getgid);
}
