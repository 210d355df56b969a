#include <unistd.h>
#include "syscall.h"

int syncfs(int fd)
{
	return (int)sys_result(sys_call(SYS_syncfs, fd));
}
