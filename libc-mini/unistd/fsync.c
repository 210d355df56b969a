#include <unistd.h>
#include "syscall.h"

int fsync(int fd)
{
	return (int)sys_result(sys_call(SYS_fsync, fd));
}
