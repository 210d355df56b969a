#include <unistd.h>
#include "syscall.h"

int setresuid(uid_t real, uid_t effective, uid_t saved)
{
	return (int)sys_result(sys_call(SYS_setresuid, real, effective, saved));
}
