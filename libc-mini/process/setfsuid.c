#include <sys/fsuid.h>
#include "syscall.h"

int setfsuid(uid_t user)
{
	return (int)sys_call(SYS_setfsuid, user);
}
