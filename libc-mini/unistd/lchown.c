#include <unistd.h>
#include "syscall.h"

int lchown(const char *path, uid_t user, gid_t group)
{
	return (int)sys_result(sys_call(SYS_lchown, path, user, group));
}
