#include <unistd.h>
#include "syscall.h"

int fchown(int fd, uid_t user, gid_t group)
{
	return (int)sys_result(sys_call(SYS_fchown, fd, user, group));
}
