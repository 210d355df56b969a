#include <unistd.h>
#include "syscall.h"

gid_t getegid(void)
{
	return (gid_t)sys_call(SYS_getegid);
}
