#include <unistd.h>
#include "syscall.h"

int setuid(uid_t user)
{
	return (int)sys_result(sys_call(SYS_setuid, user));
}
