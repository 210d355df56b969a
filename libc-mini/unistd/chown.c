#include <unistd.h>
#include "syscall.h"

int chown(const char *path, uid_t user, gid_t group)
{
	return (int)sys_result(sys_call(SYS_chown, path, user, group));
}
