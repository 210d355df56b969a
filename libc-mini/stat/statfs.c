#include <sys/statfs.h>
#include "syscall.h"

int statfs(const char *path, struct statfs *status)
{
	return (int)sys_result(sys_call(SYS_statfs, path, status));
}
