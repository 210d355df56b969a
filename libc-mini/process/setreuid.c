#include <unistd.h>
#include "syscall.h"

int setreuid(uid_t user, uid_t effective)
{
	return (int)sys_result(sys_call(SYS_setreuid, user, effective));
}
