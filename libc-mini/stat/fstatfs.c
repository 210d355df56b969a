#include <sys/statfs.h>
#include "syscall.h"

int fstatfs(int fd, struct statfs *status)
{
	return (int)sys_result(sys_call(SYS_fstatfs, fd, status));
}
