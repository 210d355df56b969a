#include <unistd.h>
#include "syscall.h"

uid_t getuid(void)
{
	return (uid_t)sys_call(SYS_getuid);
}
