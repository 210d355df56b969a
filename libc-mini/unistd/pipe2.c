#include <unistd.h>
#include "syscall.h"

int pipe2(int fds[2], int flags)
{
	return (int)sys_result(sys_call(SYS_pipe2, fds, flags));
}
