#include <unistd.h>
#include "syscall.h"

int pipe(int fds[2])
{
	return (int)sys_result(sys_call(SYS_pipe2, fds, 0));
}
