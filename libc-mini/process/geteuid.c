#include <unistd.h>
#include "syscall.h"

uid_t geteuid(void)
{
	return (uid_t)sys_call(SYS_geteuid);
}
