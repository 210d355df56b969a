#include <unistd.h>
#include "syscall.h"

int seteuid(uid_t user)
{
	return (int)sys_result(sys_call(SYS_setresuid, -1, user, -1));
}
