#include <unistd.h>
#include "syscall.h"

int fchownat(int dir, const char *path, uid_t user, gid_t group, int flags)
{
	return (int)sys_result(sys_call(SYS_fchownat, dir, path, user, group, flags));
}
